import type { NewTask, Parsed } from '../../http/types';
import { Button } from '../../kit/button';
import { Chip } from '../../kit/chip';
import { saidTime } from '../../texts/dates';
import { text } from '../../texts/texts';
import { repeatInWords } from '../repeat-words';
import { taskMeaning, type Meaning } from './new-task';
import { partsOf, type Part } from './understood';

function timeWords({ reminder_time, recurrence }: Parsed | Meaning): string {
  const time = saidTime(reminder_time ?? '');
  return recurrence
    ? text('reads-repeat', { time, repeat: repeatInWords(recurrence.rrule) })
    : time;
}

function wordsOf(part: Part, parsed: Parsed): string {
  if (part === 'priority') return text('priority-short', { priority: parsed.priority ?? 4 });
  return part === 'time' ? timeWords(parsed) : part;
}

interface QuestionProps {
  options: readonly Meaning[];
  onChoose: (option: Meaning) => void;
  /** None of them: the words are the title's. */
  onNone: () => void;
}

/** Asks which of several times was meant. */
function WhichTime({ options, onChoose, onNone }: QuestionProps) {
  return (
    <div class="which-time" role="group" aria-label={text('reads-which')}>
      <span>{text('reads-which')}</span>
      {options.map((option) => (
        <Button
          key={`${option.reminder_time}${option.recurrence?.rrule ?? ''}`}
          size="small"
          onClick={() => {
            onChoose(option);
          }}
        >
          {timeWords(option)}
        </Button>
      ))}
      <Button size="small" look="quiet" onClick={onNone}>
        {text('reads-no-time')}
      </Button>
    </div>
  );
}

interface Props {
  parsed: Parsed;
  takenBack: ReadonlySet<Part>;
  onTakeBack: (part: Part) => void;
  /** Gets the task with the time that was meant. */
  onMeant: (task: NewTask) => void;
}

/** What was understood of a line; each part can be taken back, its words are then the title's. */
export function Understood({ parsed, takenBack, onTakeBack, onMeant }: Props) {
  const parts = partsOf(parsed).filter((part) => !takenBack.has(part));
  const meanings = takenBack.has('time') ? [] : parsed.ambiguous;
  return (
    <>
      {parts.map((part) => (
        <Chip
          key={part}
          removeLabel={text('reads-take-back', { part: wordsOf(part, parsed) })}
          onRemove={() => {
            onTakeBack(part);
          }}
        >
          {wordsOf(part, parsed)}
        </Chip>
      ))}
      {meanings.length > 0 && (
        <WhichTime
          options={meanings}
          onChoose={(meaning) => {
            onMeant(taskMeaning(meaning, parsed));
          }}
          onNone={() => {
            onTakeBack('time');
          }}
        />
      )}
    </>
  );
}
