import { fireEvent, render, screen } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { lazyScreen } from '../src/shell/lazy-screen';

function Greeting({ name }: { name: string }) {
  return <p>Hello, {name}</p>;
}

it('a lazy screen waits, then shows what was loaded, and loads it once', async () => {
  const load = vi.fn(() => Promise.resolve(Greeting));
  const Lazy = lazyScreen(null, load);

  render(<Lazy name="Anna" />);
  screen.getByRole('status');
  await screen.findByText('Hello, Anna');
  render(<Lazy name="Boris" />);

  await screen.findByText('Hello, Boris');
  expect(load).toHaveBeenCalledTimes(1);
});

it('one that was loaded beforehand is there at once', async () => {
  const Lazy = lazyScreen(null, () => Promise.resolve(Greeting));
  await Lazy.preload();

  render(<Lazy name="Anna" />);

  screen.getByText('Hello, Anna');
});

it('one that can not be loaded says so, and can be asked for again', async () => {
  const load = vi.fn(() => Promise.resolve(Greeting));
  load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
  const Lazy = lazyScreen(null, load);
  render(<Lazy name="Anna" />);

  fireEvent.click(await screen.findByRole('button', { name: 'Try again' }));

  await screen.findByText('Hello, Anna');
});
