import { useState } from 'preact/hooks';
import { Button, type ButtonLook } from './button';
import { Confirm } from './confirm';

interface Props {
  label: string;
  look?: ButtonLook;
  size?: 'small' | 'usual';
  /** What is asked before it is done. */
  title: string;
  text: string;
  onConfirm: () => void | Promise<void>;
}

/** A button for what can't be taken back: it asks first. */
export function AskButton({
  label,
  look = 'plain',
  size = 'usual',
  title,
  text,
  onConfirm,
}: Props) {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <>
      <Button
        look={look}
        size={size}
        onClick={() => {
          setIsAsked(true);
        }}
      >
        {label}
      </Button>
      {isAsked && (
        <Confirm
          title={title}
          text={text}
          action={label}
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
