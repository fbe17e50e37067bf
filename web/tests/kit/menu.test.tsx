import { fireEvent, render, screen } from '@testing-library/preact';
import { beforeEach, expect, it, vi } from 'vitest';
import { Menu } from '../../src/kit/menu';

const chosen = vi.fn<(label: string) => void>();
const labels = ['Rename', 'Move', 'Remove'];

const button = () => screen.getByRole('button', { name: 'Actions' });
const focused = () => document.activeElement?.textContent;

function press(key: string): boolean {
  return fireEvent.keyDown(document.activeElement ?? document.body, { key });
}

beforeEach(() => {
  chosen.mockReset();
  const items = labels.map((label) => ({
    label,
    onSelect: () => {
      chosen(label);
    },
  }));
  render(<Menu label="Actions" items={items} />);
  button().focus();
});

it('opens by a press with its first item in focus', () => {
  fireEvent.click(button());

  expect(button().getAttribute('aria-expanded')).toBe('true');
  expect(focused()).toBe('Rename');
});

it('the arrow up opens it at its end', () => {
  press('ArrowUp');

  expect(focused()).toBe('Remove');
});

it.each([
  ['ArrowDown', 'Move'],
  ['ArrowUp', 'Remove'],
  ['End', 'Remove'],
  ['Home', 'Rename'],
  ['m', 'Move'],
  ['r', 'Remove'],
])('%s goes from the first item to “%s”', (key, wanted) => {
  press('ArrowDown');

  press(key);

  expect(focused()).toBe(wanted);
});

it('Esc closes it alone, and gives the focus back', () => {
  press('ArrowDown');

  const reachedOthers = press('Escape');

  expect(reachedOthers).toBe(false);
  expect(screen.queryByRole('menu')).toBeNull();
  expect(document.activeElement).toBe(button());
});

it('an item does its work once and closes the menu', () => {
  fireEvent.click(button());

  fireEvent.click(screen.getByRole('menuitem', { name: 'Move' }));

  expect(chosen.mock.calls).toEqual([['Move']]);
  expect(screen.queryByRole('menu')).toBeNull();
});

it('closes when the focus goes elsewhere', () => {
  fireEvent.click(button());

  fireEvent.focusOut(screen.getByRole('menu'), { relatedTarget: document.body });

  expect(screen.queryByRole('menu')).toBeNull();
});
