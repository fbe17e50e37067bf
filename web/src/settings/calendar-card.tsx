import { Button } from '../kit/button';
import { CopyField } from '../kit/copy-field';
import { showToast } from '../kit/toasts';
import { text } from '../texts/texts';
import { fetchCalendar, makeCalendar, switchOffCalendar } from './api';
import { AskButton } from '../kit/ask-button';
import { Card } from './card';
import { Loading } from '../kit/loading';
import { useLoaded } from '../kit/use-loaded';
import { useSaving } from './use-saving';

interface AddressProps {
  address: string;
  onChange: () => Promise<void>;
}

function Address({ address, onChange }: AddressProps) {
  async function rotate() {
    await makeCalendar();
    showToast(text('calendar-rotated'));
    await onChange();
  }

  async function switchOff() {
    await switchOffCalendar();
    showToast(text('calendar-is-off'));
    await onChange();
  }

  return (
    <>
      <CopyField label={text('calendar-address')} value={address} />
      <p class="form-text">{text('calendar-secret')}</p>
      <div class="settings-buttons">
        <AskButton
          label={text('calendar-rotate')}
          title={text('calendar-rotate-title')}
          text={text('calendar-rotate-text')}
          onConfirm={rotate}
        />
        <AskButton
          label={text('calendar-off')}
          title={text('calendar-off-title')}
          text={text('calendar-off-text')}
          onConfirm={switchOff}
        />
      </div>
    </>
  );
}

/** The person's tasks in the calendar of his phone. */
export function CalendarCard() {
  const calendar = useLoaded(fetchCalendar);
  const saving = useSaving();

  async function make() {
    await makeCalendar();
    await calendar.load();
  }

  return (
    <Card title={text('calendar')} about={text('calendar-about')} saving={saving}>
      <Loading of={calendar} />
      {calendar.data === null && (
        <div>
          <Button
            icon="calendar"
            busy={saving.state === 'saving'}
            onClick={() => void saving.save(make)}
          >
            {text('calendar-make')}
          </Button>
        </div>
      )}
      {calendar.data && <Address address={calendar.data} onChange={calendar.load} />}
    </Card>
  );
}
