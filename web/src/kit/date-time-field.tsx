import { useId, useState } from 'preact/hooks';
import { exactTime } from '../texts/dates';
import { language, text } from '../texts/texts';
import { Button, IconButton } from './button';
import { now } from './clock';
import { relativeWords } from './relative-time';
import { Said, saidOf } from './said';
import { completed, type Typed } from './typed-time';
import { browserZone, instantOf, namedZone, wallTimeAt } from './wall-time';

interface Props {
  label: string;
  /** RFC 3339 in UTC. */
  value: string | null;
  /** IANA: what is typed is wall time there, not in the browser's zone. */
  zone: string;
  presets?: readonly { label: string; at: string }[];
  /** Gets whole times that are not refused, or null when it was emptied. */
  onChange: (value: string | null) => void;
  error?: string | undefined;
  hint?: string | undefined;
  /** The earliest time that is taken: an instant, or "now", which follows the clock. */
  min?: string;
}

const EMPTY: Typed = { date: '', time: '' };

function minMs(min: string | undefined, nowMs: number): number {
  if (min === undefined) return -Infinity;
  return min === 'now' ? nowMs : Date.parse(min);
}

function instantTyped({ date, time }: Typed, zone: string): string | null {
  return date && time ? instantOf({ date, time }, zone) : null;
}

/** What was typed and not taken over yet; the value, when it changes elsewhere, wins over it. */
function useTyped(value: string | null, zone: string) {
  const shown = value ? wallTimeAt(value, zone) : EMPTY;
  const of = `${value ?? ''} ${zone}`;
  const [draft, setDraft] = useState({ of, typed: shown });
  const typed = draft.of === of ? draft.typed : shown;
  return [
    typed,
    (next: Typed, taken: string | null = value) => {
      setDraft({ of: `${taken ?? ''} ${zone}`, typed: next });
    },
  ] as const;
}

/** A day and a time as native inputs, in the zone that counts, with ready-made times above. */
export function DateTimeField(props: Props) {
  const { label, value, zone, presets = [], onChange, hint } = props;
  const id = useId();
  const nowMs = now.value;
  const earliest = minMs(props.min, nowMs);
  const [typed, setTyped] = useTyped(value, zone);
  const isPast = (at: string) => Date.parse(at) < earliest;
  const at = instantTyped(typed, zone);
  const error = at !== null && at !== value && isPast(at) ? text('time-past') : props.error;
  const said = hint ?? (at ? relativeWords(at, nowMs) : undefined);

  function type(next: Typed) {
    const whole = completed(typed, next, wallTimeAt(nowMs, zone));
    const instant = instantTyped(whole, zone);
    const isEmptied = !whole.date && !whole.time;
    const isTaken = isEmptied || (instant !== null && !isPast(instant));
    const wall = instant ? wallTimeAt(instant, zone) : whole;
    setTyped(wall, isTaken ? instant : value);
    if (isTaken && instant !== value) onChange(instant);
  }

  return (
    <fieldset class="field">
      <legend class="form-label">{label}</legend>
      <Presets presets={presets.filter((preset) => !isPast(preset.at))} onChange={onChange} />
      <div class="parts">
        {(['date', 'time'] as const).map((part) => (
          <input
            key={part}
            type={part}
            class="form-control"
            aria-label={text(`time-field-${part}`)}
            value={typed[part]}
            min={part === 'date' && props.min ? wallTimeAt(earliest, zone).date : undefined}
            onInput={({ currentTarget }) => {
              type({ ...typed, [part]: currentTarget.value });
            }}
            {...saidOf({ id, error, hint: said ?? ' ' })}
          />
        ))}
        {value !== null && (
          <IconButton
            icon="cross"
            label={text('time-clear')}
            onClick={() => {
              onChange(null);
            }}
          />
        )}
      </div>
      <Said id={id} error={error} hint={said} />
      {zone !== browserZone() && (
        <div class="form-text" title={at ? exactTime(at) : undefined}>
          {text('time-zone', { zone: namedZone(zone, nowMs, language.value) })}
        </div>
      )}
    </fieldset>
  );
}

function Presets({ presets, onChange }: Required<Pick<Props, 'presets' | 'onChange'>>) {
  if (presets.length === 0) return null;
  return (
    <div class="presets">
      {presets.map(({ label, at }) => (
        <Button
          key={label}
          size="small"
          onClick={() => {
            onChange(at);
          }}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
