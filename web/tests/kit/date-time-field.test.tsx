import { fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { beforeEach, expect, it, vi } from 'vitest';
import { DateTimeField } from '../../src/kit/date-time-field';
import { now } from '../../src/kit/clock';

const NOON = '2026-11-22T12:00:00Z';
const TOMORROW = '2026-11-23T12:00:00Z';
const onChange = vi.fn<(value: string | null) => void>();

type Props = Partial<Parameters<typeof DateTimeField>[0]>;

function Held({ value: start = TOMORROW, ...props }: Props) {
  const [value, setValue] = useState(start);
  const take = (next: string | null) => {
    setValue(next);
    onChange(next);
  };
  return <DateTimeField label="Remind" zone="Asia/Omsk" {...props} value={value} onChange={take} />;
}

function show(props: Props = {}) {
  return render(<Held {...props} />);
}

const input = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

function type(label: string, value: string): void {
  fireEvent.input(input(label), { target: { value } });
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(NOON) });
  now.value = Date.now();
  onChange.mockReset();
});

it('shows the wall time of its zone, and names the zone that is not the browser’s', () => {
  show();

  expect(input('Date').value).toBe('2026-11-23');
  expect(input('Time').value).toBe('18:00');
  expect(screen.getByText('Time zone: Asia/Omsk, GMT+6')).toBeTruthy();
});

it('does not name the zone of the browser', () => {
  show({ zone: 'Europe/Berlin' });

  expect(screen.queryByText(/Time zone/)).toBeNull();
});

it('what is typed is wall time of its zone, told in UTC', () => {
  show();

  type('Time', '20:30');

  expect(onChange).toHaveBeenCalledExactlyOnceWith('2026-11-23T14:30:00Z');
});

it('a time that has passed is refused in place and not told', () => {
  show({ min: 'now' });

  type('Date', '2026-11-22');
  type('Time', '17:59');

  expect(screen.getByText('This time has already passed')).toBeTruthy();
  expect(input('Time').getAttribute('aria-invalid')).toBe('true');
  expect(onChange.mock.calls).toEqual([['2026-11-22T12:00:00Z']]);
});

it('a refused time can be mended', () => {
  show({ min: 'now' });

  type('Date', '2026-11-20');
  type('Date', '2026-11-25');

  expect(screen.queryByText('This time has already passed')).toBeNull();
  expect(onChange).toHaveBeenCalledExactlyOnceWith('2026-11-25T12:00:00Z');
});

it('a time in a gap of the clocks is shown as what it becomes', () => {
  show({ zone: 'Europe/Berlin', value: '2027-03-28T12:00:00Z' });

  type('Time', '02:30');

  expect(onChange).toHaveBeenCalledExactlyOnceWith('2027-03-28T01:30:00Z');
  expect(input('Time').value).toBe('03:30');
});

it('a part that is being typed anew tells nothing yet', () => {
  show();

  type('Time', '');

  expect(onChange).not.toHaveBeenCalled();
});

it('emptied of both parts it tells that there is no time', () => {
  show();

  type('Date', '');
  type('Time', '');

  expect(onChange).toHaveBeenCalledExactlyOnceWith(null);
});

it('its button takes the time away', () => {
  show();

  fireEvent.click(screen.getByRole('button', { name: 'Clear time' }));

  expect(onChange).toHaveBeenCalledExactlyOnceWith(null);
  expect(input('Date').value).toBe('');
});

it('offers ready-made times but those that have passed', () => {
  show({
    min: 'now',
    presets: [
      { label: 'In an hour', at: '2026-11-22T13:00:00Z' },
      { label: 'This morning', at: '2026-11-22T06:00:00Z' },
    ],
  });

  fireEvent.click(screen.getByRole('button', { name: 'In an hour' }));

  expect(onChange).toHaveBeenCalledExactlyOnceWith('2026-11-22T13:00:00Z');
  expect(screen.queryByRole('button', { name: 'This morning' })).toBeNull();
});

it('a value that changes elsewhere wins over what was typed and refused', () => {
  const field = (value: string) => (
    <DateTimeField label="Remind" value={value} zone="Asia/Omsk" min="now" onChange={onChange} />
  );
  const { rerender } = render(field(TOMORROW));
  type('Date', '2026-11-20');

  rerender(field('2026-12-01T03:00:00Z'));

  expect(input('Date').value).toBe('2026-12-01');
  expect(input('Time').value).toBe('09:00');
});
