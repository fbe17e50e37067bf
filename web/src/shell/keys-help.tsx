import { useState } from 'preact/hooks';
import { Dialog } from '../kit/dialog';
import { text } from '../texts/texts';
import { CAPS, keys, useKey } from './keys';

/** The list of keys, which a key of its own opens. */
export function KeysHelp() {
  const [isOpen, setIsOpen] = useState(false);
  useKey('Shift+Slash', 'key-help', () => {
    setIsOpen(true);
  });
  if (!isOpen) return null;
  return (
    <Dialog
      title={text('keys')}
      onClose={() => {
        setIsOpen(false);
      }}
    >
      <dl class="keys">
        {keys.value.map(({ place, about }) => (
          <div key={place}>
            <dt>
              <kbd>{CAPS[place]}</kbd>
            </dt>
            <dd>{text(about)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{text('key-close')}</dd>
        </div>
      </dl>
      <p class="form-text">{text('keys-where')}</p>
    </Dialog>
  );
}
