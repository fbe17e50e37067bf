import { useState } from 'preact/hooks';
import { now } from '../kit/clock';
import { DateTimeField } from '../kit/date-time-field';
import { RelativeTime } from '../kit/relative-time';
import { browserZone } from '../kit/wall-time';
import { Section } from './section';
import { word } from './words';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function fromNow(ms: number): string {
  return `${new Date(now.value + ms).toISOString().slice(0, 19)}Z`;
}

export function TimeSections() {
  const [at, setAt] = useState<string | null>(fromNow(3 * DAY_MS));
  const presets = [
    { label: word('tomorrow'), at: fromNow(DAY_MS) },
    { label: word('week'), at: fromNow(7 * DAY_MS) },
  ];
  const common = { label: word('bell'), onChange: setAt, min: 'now' };
  return (
    <>
      <Section name="DateTimeField">
        <div class="kit-grid">
          <DateTimeField {...common} value={at} zone={browserZone()} presets={presets} />
          <DateTimeField {...common} value={at} zone="Asia/Kathmandu" presets={presets} />
          <DateTimeField {...common} value={null} zone={browserZone()} hint={word('hint')} />
          <DateTimeField {...common} value={at} zone={browserZone()} error={word('error')} />
        </div>
      </Section>
      <Section name="RelativeTime">
        <div class="kit-states">
          {[-2 * DAY_MS, -2.5 * HOUR_MS, 0, HOUR_MS / 3, 5 * HOUR_MS, DAY_MS].map((ms) => (
            <RelativeTime key={ms} at={fromNow(ms)} />
          ))}
        </div>
      </Section>
    </>
  );
}
