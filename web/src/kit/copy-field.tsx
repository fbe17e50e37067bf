import { useEffect, useId, useState } from 'preact/hooks';
import { text } from '../texts/texts';
import { Button } from './button';
import { useLazy } from './use-lazy';

/** How long "Copied" is said. */
const SAID_MS = 4_000;

interface Props {
  label: string;
  value: string;
  /** Whether it is also shown as a code for a phone's camera. */
  qr?: boolean;
}

/** A button that puts a value into the clipboard, and says so. */
export function CopyButton({ value }: { value: string }) {
  const [said, setSaid] = useState<'copied' | 'copy-refused' | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => {
      setSaid(null);
    }, SAID_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [said]);

  function copy() {
    navigator.clipboard.writeText(value).then(
      () => {
        setSaid('copied');
      },
      () => {
        setSaid('copy-refused');
      },
    );
  }

  return (
    <Button icon={said === 'copied' ? 'check' : 'copy'} onClick={copy}>
      <span role="status">{text(said ?? 'copy')}</span>
    </Button>
  );
}

/** An address or a secret that is there to be taken elsewhere. */
export function CopyField({ label, value, qr = false }: Props) {
  const id = useId();
  return (
    <div class="field">
      <label class="form-label" for={id}>
        {label}
      </label>
      <div class="copy">
        <input
          id={id}
          class="form-control"
          readOnly
          value={value}
          onFocus={({ currentTarget }) => {
            currentTarget.select();
          }}
        />
        {'clipboard' in navigator && <CopyButton value={value} />}
      </div>
      {qr && <QrCode value={value} label={label} />}
    </div>
  );
}

function QrCode({ value, label }: { value: string; label: string }) {
  const drawing = useLazy(() => import('./qr-drawing'));
  const code = drawing?.drawQr(value);
  return (
    <svg
      class="qr"
      role="img"
      aria-label={text('qr-of', { what: label })}
      viewBox={code ? `0 0 ${code.size} ${code.size}` : '0 0 1 1'}
    >
      {code && <path d={code.path} />}
    </svg>
  );
}
