import { useState } from 'preact/hooks';
import type { Recurrence, Reminder, ReminderWish, Task } from '../../http/types';
import { Badge } from '../../kit/badge';
import { Menu } from '../../kit/menu';
import { tellFailure } from '../../kit/toasts';
import { useFocusBack } from '../../kit/use-focus-back';
import { text } from '../../texts/texts';
import { snooze } from '../edits';
import { wishOf } from '../fields';
import { ReminderMark } from '../list/reminder-mark';
import { canEdit } from '../rights';
import { ReminderPicker } from './reminder-picker';

const SNOOZES_S = [600, 3600, 86_400];
const CHANNELS = ['telegram', 'email'] as const;

interface Props {
  reminder: Reminder;
  task: Task;
  /** Null: take it off. A time in own words may say how the task repeats, too. */
  onChange: (wish: ReminderWish | null, recurrence?: Recurrence) => void;
}

function itemsOf({ reminder, task, onChange }: Props, onMove: () => void) {
  const wish = wishOf({ ...reminder, chosen_channel: null });
  const channels = [null, ...CHANNELS].filter((one) => one !== reminder.chosen_channel);
  return [
    { label: text('reminder-move'), icon: 'clock' as const, onSelect: onMove },
    ...(task.done ? [] : SNOOZES_S).map((seconds) => ({
      label: text('reminder-snooze', { seconds }),
      onSelect: () => {
        tellFailure(snooze(task, { for_s: seconds, reminder_id: reminder.id }));
      },
    })),
    ...channels.map((channel) => ({
      label: text(`reminder-by-${channel ?? 'default'}`),
      onSelect: () => {
        onChange({ ...wish, ...(channel && { channel }) });
      },
    })),
    {
      label: text(reminder.urgent ? 'reminder-not-urgent' : 'reminder-urgent'),
      onSelect: () => {
        onChange({ ...wishOf(reminder), urgent: !reminder.urgent });
      },
    },
    {
      label: text('reminder-remove'),
      icon: 'trash' as const,
      danger: true,
      onSelect: () => {
        onChange(null);
      },
    },
  ];
}

/** One reminder: when, what has become of it, and what can be done about it. */
export function ReminderLine(props: Props) {
  const { reminder, task, onChange } = props;
  const [isMoving, setIsMoving] = useState(false);
  const line = useFocusBack<HTMLLIElement>(isMoving, '.menu-anchor button');

  function move() {
    setIsMoving(true);
  }

  return (
    <li ref={line} class="reminder-line">
      <div class="reminder-head">
        <ReminderMark reminder={reminder} />
        {reminder.before_s !== null && (
          <Badge look="neutral">{text('reminder-before', { seconds: reminder.before_s })}</Badge>
        )}
        {reminder.chosen_channel && (
          <Badge look="neutral">{text(`channel-${reminder.chosen_channel}`)}</Badge>
        )}
        {reminder.urgent && <Badge look="warning">{text('reminder-is-urgent')}</Badge>}
        {canEdit.value && (
          <Menu label={text('reminder-actions')} icon="more" items={itemsOf(props, move)} />
        )}
      </div>
      {isMoving && (
        <ReminderPicker
          dueAt={task.due_at}
          at={reminder.at}
          onPick={(wish, recurrence) => {
            setIsMoving(false);
            const { urgent, channel } = wishOf(reminder);
            onChange({ ...wish, urgent: urgent ?? false, ...(channel && { channel }) }, recurrence);
          }}
          onCancel={() => {
            setIsMoving(false);
          }}
        />
      )}
    </li>
  );
}
