import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { Confirm } from '../kit/confirm';
import { text } from '../texts/texts';

/** Ends the link, once the person has confirmed it. */
export function SwitchOff({ onConfirm }: { onConfirm: () => Promise<void> }) {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <Button
        onClick={() => {
          setIsAsked(true);
        }}
      >
        {text('link-off')}
      </Button>
      {isAsked && (
        <Confirm
          title={text('link-off-title')}
          text={text('link-off-text')}
          action={text('link-off')}
          danger
          onConfirm={onConfirm}
          onClose={() => {
            setIsAsked(false);
          }}
        />
      )}
    </>
  );
}
