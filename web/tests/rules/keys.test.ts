import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { areKeysOn, followKeys, registerKey } from '../../src/shell/keys';

const add = vi.fn();
let forget: () => void;

followKeys();

beforeEach(() => {
  add.mockClear();
  forget = registerKey('KeyQ', 'key-add', add);
});

afterEach(() => {
  forget();
  areKeysOn.value = true;
  document.body.replaceChildren();
});

function press(init: KeyboardEventInit, target: Element = document.body): void {
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
}

function put(html: string): Element {
  document.body.innerHTML = html;
  return document.body.firstElementChild ?? document.body;
}

it('a key is known by its place, whatever is printed on it', () => {
  press({ code: 'KeyQ', key: 'й' });

  expect(add).toHaveBeenCalledTimes(1);
});

it.each([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }])(
  'with %j it is somebody else’s',
  (modifier) => {
    press({ code: 'KeyQ', key: 'q', ...modifier });

    expect(add).not.toHaveBeenCalled();
  },
);

it.each(['<input>', '<textarea></textarea>', '<select></select>', '<p contenteditable></p>'])(
  'in %s it is typed',
  (field) => {
    press({ code: 'KeyQ', key: 'q' }, put(field));

    expect(add).not.toHaveBeenCalled();
  },
);

it('on a checkbox nothing is typed', () => {
  press({ code: 'KeyQ', key: 'q' }, put('<input type="checkbox">'));

  expect(add).toHaveBeenCalledTimes(1);
});

it('while a dialog is open the page behind it hears nothing', () => {
  put('<dialog open></dialog>');

  press({ code: 'KeyQ', key: 'q' });

  expect(add).not.toHaveBeenCalled();
});

it('a question mark is one wherever a layout has put it', () => {
  const help = vi.fn();
  const forgetHelp = registerKey('Shift+Slash', 'key-help', help);

  press({ code: 'Slash', key: ',', shiftKey: true });
  press({ code: 'Digit7', key: '?', shiftKey: true });
  forgetHelp();

  expect(help).toHaveBeenCalledTimes(2);
});

it('keys that are switched off do nothing, and that is kept', () => {
  areKeysOn.value = false;

  press({ code: 'KeyQ', key: 'q' });

  expect(add).not.toHaveBeenCalled();
  expect(localStorage.getItem('vestnik.keys')).toBe('off');
});
