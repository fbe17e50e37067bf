import { useId } from 'preact/hooks';
import { language } from '../texts/texts';

interface Props {
  label: string;
  value: number;
  max: number;
}

/** How far long work has come. */
export function Progress({ label, value, max }: Props) {
  const id = useId();
  const format = new Intl.NumberFormat(language.value, { style: 'percent' });
  return (
    <div class="progress">
      <div class="progress-said">
        <label for={id}>{label}</label>
        <span aria-hidden="true">{format.format(max > 0 ? value / max : 0)}</span>
      </div>
      <progress id={id} value={value} max={max} />
    </div>
  );
}
