import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { Button } from '../../src/kit/button';

it.each([
  [false, 1],
  [true, 0],
])('when busy is %s, a press is heard %i times', (busy, times) => {
  const onClick = vi.fn();
  const onSubmit = vi.fn((event: Event) => {
    event.preventDefault();
  });
  render(
    <form onSubmit={onSubmit}>
      <Button type="submit" busy={busy} onClick={onClick}>
        Save
      </Button>
    </form>,
  );

  fireEvent.click(screen.getByRole('button', { name: 'Save' }));

  expect(onClick).toHaveBeenCalledTimes(times);
  expect(onSubmit).toHaveBeenCalledTimes(times);
});
