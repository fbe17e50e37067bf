import { useState } from 'preact/hooks';
import { Button, IconButton, type ButtonLook } from '../kit/button';
import { Icon, ICONS } from '../kit/icon';
import { Menu } from '../kit/menu';
import { Section } from './section';
import { word } from './words';

const LOOKS: readonly ButtonLook[] = ['primary', 'plain', 'quiet', 'danger'];

function Busy() {
  const [busy, setBusy] = useState(true);
  return (
    <Button
      look="primary"
      busy={busy}
      onClick={() => {
        setBusy(true);
      }}
      onDblClick={() => {
        setBusy(false);
      }}
    >
      {word('save')}
    </Button>
  );
}

export function ButtonSections() {
  return (
    <>
      <Section name="Button">
        <div class="kit-states">
          {LOOKS.map((look) => (
            <Button key={look} look={look}>
              {word(look === 'danger' ? 'remove' : 'add')}
            </Button>
          ))}
          <Button look="primary" icon="plus">
            {word('add')}
          </Button>
          <Busy />
          <Button busy>{word('save')}</Button>
          <Button disabled>{word('off')}</Button>
        </div>
        <div class="kit-states">
          {LOOKS.map((look) => (
            <Button key={look} look={look} size="small" icon="clock">
              {word('later')}
            </Button>
          ))}
        </div>
        <div class="kit-narrow">
          <Button look="primary" icon="bell">
            {word('long')}
          </Button>
        </div>
      </Section>
      <Section name="IconButton">
        <div class="kit-states">
          <IconButton icon="bell" label={word('bell')} />
          <IconButton icon="trash" label={word('remove')} look="danger" />
          <IconButton icon="pencil" label={word('rename')} look="plain" />
          <IconButton icon="copy" label={word('saving')} busy />
          <IconButton icon="cross" label={word('off')} disabled />
          <IconButton icon="more" label={word('actions')} size="small" />
        </div>
      </Section>
      <Section name="Icon">
        <div class="kit-states">
          {ICONS.map((name) => (
            <Icon key={name} name={name} />
          ))}
        </div>
      </Section>
      <Section name="Menu">
        <div class="kit-states">
          <Menu label={word('actions')} items={items()} />
          <Menu label={word('rename')} icon="more" items={items()} />
        </div>
      </Section>
    </>
  );
}

function items() {
  const onSelect = () => undefined;
  return [
    { label: word('rename'), icon: 'pencil', onSelect },
    { label: word('tomorrowMove'), icon: 'clock', onSelect },
    { label: word('long'), onSelect },
    { label: word('remove'), icon: 'trash', danger: true, onSelect },
  ] as const;
}
