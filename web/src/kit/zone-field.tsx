import { useEffect, useId, useState } from 'preact/hooks';
import { now } from './clock';
import { Said, saidOf } from './said';
import { Suggestions } from './suggestions';
import { comboboxOf, useCombobox } from './use-combobox';
import { language } from '../texts/texts';
import '../styles/zone-field.scss';
import { allZones, clockIn, learnNames, matchingZones, zoneName, type Zone } from './zones';

/** More than this nobody scrolls through; he types another letter. */
const PROPOSED = 50;

interface Props {
  label: string;
  value: string;
  onChange: (zone: string) => void;
  error?: string | undefined;
  /** What is said of the time that it is there. */
  hint: (time: string) => string;
}

function Proposal({ zone, nowMs }: { zone: Zone | undefined; nowMs: number }) {
  if (!zone) return null;
  return (
    <>
      <span class="zone-name">
        {zone.city}
        <small>{zoneName(zone, language.value)}</small>
      </span>
      <span class="zone-clock">{clockIn(zone.id, nowMs)}</span>
    </>
  );
}

/** What keys and clicks do to the choice of a zone. */
function useZoneChoice({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const [isTyping, setIsTyping] = useState(false);
  const spoken = language.value;
  const [, setLearned] = useState<string | null>(null);
  useEffect(
    () =>
      learnNames(spoken, () => {
        setLearned(spoken);
      }),
    [spoken],
  );
  const box = useCombobox((typed) =>
    matchingZones(typed, spoken)
      .slice(0, PROPOSED)
      .map((zone) => zone.id),
  );

  function type(typed: string) {
    setIsTyping(true);
    box.type(typed);
  }

  function stop() {
    setIsTyping(false);
    box.type('');
    box.close();
  }

  function pick(zone: string | undefined) {
    if (zone && zone !== value) onChange(zone);
    stop();
  }

  function press(key: string): boolean {
    if (box.press(key)) return true;
    if (key !== 'Enter' || box.options.length === 0) return false;
    pick(box.options[Math.max(0, box.active)]);
    return true;
  }

  return { box, shown: isTyping ? box.typed : value, type, stop, pick, press };
}

/** A time zone, found by its city or its name, with the time that it is there. */
export function ZoneField(props: Props) {
  const id = useId();
  const nowMs = now.value;
  const { box, shown, type, stop, pick, press } = useZoneChoice(props);
  const zoneOf = (option: string) => allZones().find((zone) => zone.id === option);
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {props.label}
      </label>
      <div class="zone-box">
        <input
          {...comboboxOf(id, box)}
          class="form-control"
          value={shown}
          placeholder={props.value}
          {...saidOf({ id, error: props.error, hint: ' ' })}
          onInput={({ currentTarget }) => {
            type(currentTarget.value);
          }}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
          }}
          onClick={box.open}
          onBlur={stop}
          onKeyDown={(event) => {
            if (event.isComposing || !press(event.key)) return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
        {box.options.length > 0 && (
          <Suggestions
            id={id}
            label={props.label}
            options={box.options}
            active={box.active}
            onPick={pick}
            show={(option) => <Proposal zone={zoneOf(option)} nowMs={nowMs} />}
          />
        )}
      </div>
      <Said id={id} error={props.error} hint={props.hint(clockIn(props.value, nowMs))} />
    </div>
  );
}
