import { fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { expect, it } from 'vitest';
import { TagField } from '../../src/kit/tag-field';

function Tags({ start }: { start: readonly string[] }) {
  const [tags, setTags] = useState(start);
  const known = ['home', 'work', 'workshop'];
  return <TagField label="Tags" value={tags} suggestions={known} onChange={setTags} />;
}

const field = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Tags' });
const options = () => screen.queryAllByRole('option').map((option) => option.textContent);
const chips = () =>
  screen.queryAllByRole('button').map((button) => button.getAttribute('aria-label'));

function type(value: string): void {
  fireEvent.input(field(), { target: { value } });
}

function press(...keys: string[]): void {
  for (const key of keys) fireEvent.keyDown(field(), { key });
}

it('proposes known tags that fit and are not there yet', () => {
  render(<Tags start={['work']} />);

  type('WO');

  expect(options()).toEqual(['workshop']);
  expect(field().getAttribute('aria-expanded')).toBe('true');
});

it('the arrows choose a proposal, Enter takes it', () => {
  render(<Tags start={[]} />);

  type('wo');
  press('ArrowDown', 'ArrowDown');
  const active = field().getAttribute('aria-activedescendant') ?? '';
  expect(document.getElementById(active)?.textContent).toBe('workshop');
  press('Enter');

  expect(chips()).toEqual(['Remove tag workshop']);
  expect(field().value).toBe('');
});

it.each(['Enter', ',', ' '])('a new tag ends with %j', (key) => {
  render(<Tags start={[]} />);

  type('#garden');
  press(key);

  expect(chips()).toEqual(['Remove tag garden']);
});

it('what is half typed becomes a tag when the field is left', () => {
  render(<Tags start={[]} />);

  type('garden');
  fireEvent.blur(field());

  expect(chips()).toEqual(['Remove tag garden']);
});

it('the same tag is there once', () => {
  render(<Tags start={['home']} />);

  type('home');
  press('Enter');

  expect(chips()).toEqual(['Remove tag home']);
});

it('Backspace in the empty field takes the last tag away, a cross its own', () => {
  render(<Tags start={['home', 'work', 'garden']} />);

  press('Backspace');
  fireEvent.click(screen.getByRole('button', { name: 'Remove tag home' }));

  expect(chips()).toEqual(['Remove tag work']);
  expect(document.activeElement).toBe(field());
});

it('Backspace in a text that is being typed is about the text', () => {
  render(<Tags start={['home']} />);

  type('ga');
  press('Backspace');

  expect(chips()).toEqual(['Remove tag home']);
});

it('Esc closes the proposals and nothing else', () => {
  render(<Tags start={[]} />);
  type('w');

  const reachedOthers = fireEvent.keyDown(field(), { key: 'Escape' });

  expect(reachedOthers).toBe(false);
  expect(options()).toEqual([]);
  expect(fireEvent.keyDown(field(), { key: 'Escape' })).toBe(true);
});
