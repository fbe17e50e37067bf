import { useEffect, useRef } from 'preact/hooks';
import { theme } from '../shell/theme';
import { text } from '../texts/texts';
import '../styles/kit-table.scss';
import { useLazy } from './use-lazy';

export interface ChartProps {
  kind: 'bar' | 'line';
  label: string;
  series: readonly { name: string; values: readonly number[] }[];
  /** Of the points, from left to right. */
  labels: readonly string[];
}

/** A drawing of numbers; the numbers themselves are a table for who can't see it, or wants them. */
export function Chart(props: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const drawing = useLazy(() => import('./chart-drawing'));
  const colours = theme.value;
  useEffect(() => {
    if (!drawing || !place.current) return;
    return drawing.drawChart(place.current, props);
  }, [drawing, props, colours]);
  return (
    <figure class="chart">
      <figcaption>{props.label}</figcaption>
      <div ref={place} class="chart-place" aria-hidden="true" />
      <details>
        <summary>{text('chart-numbers')}</summary>
        <Numbers {...props} />
      </details>
    </figure>
  );
}

function Numbers({ label, series, labels }: ChartProps) {
  return (
    <table class="chart-numbers">
      <caption class="visually-hidden">{label}</caption>
      <thead>
        <tr>
          <td />
          {series.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {labels.map((point, index) => (
          <tr key={point}>
            <th scope="row">{point}</th>
            {series.map(({ name, values }) => (
              <td key={name}>{values[index]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
