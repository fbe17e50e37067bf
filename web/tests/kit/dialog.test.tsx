import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { Dialog } from '../../src/kit/dialog';

const page = document.createElement('main');

afterEach(() => {
  render(null, page);
});

it('has the focus as soon as it is there, for what is typed right after the press', () => {
  document.body.append(page);

  render(
    <Dialog title="Account" start="input" onClose={() => undefined}>
      <input name="email" />
    </Dialog>,
    page,
  );

  expect(document.activeElement).toBe(page.querySelector('input'));
});
