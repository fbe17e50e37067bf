import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartProps } from './chart';

const HEIGHT_PX = 220;
/** The series' colours, in turn: tokens, so that they follow the theme. */
const COLOURS = ['--accent', '--good', '--warning', '--danger'];

function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function axis(): UPlot.Axis {
  return {
    stroke: token('--muted'),
    grid: { stroke: token('--line'), width: 1 },
    ticks: { stroke: token('--line'), width: 1 },
  };
}

/** Bars of two series stand side by side; of more, each before the last. */
function barsOf(index: number, count: number): UPlot.Series.PathBuilder | undefined {
  if (count !== 2) return UPlot.paths.bars?.({ size: [0.7, 60] });
  return UPlot.paths.bars?.({ size: [0.35, 30], align: index === 0 ? -1 : 1 });
}

function seriesOf({ kind, series }: ChartProps): UPlot.Series[] {
  return series.map(({ name }, index) => {
    const colour = token(COLOURS[index % COLOURS.length] ?? '--accent');
    const bars = kind === 'bar' && barsOf(index, series.length);
    return {
      label: name,
      stroke: colour,
      width: 2,
      ...(kind === 'bar' && { fill: colour, points: { show: false } }),
      ...(bars && { paths: bars }),
    };
  });
}

function optionsOf(chart: ChartProps, width: number): UPlot.Options {
  const { labels } = chart;
  const nameOf = (index: number) => labels[index] ?? '';
  return {
    width,
    height: HEIGHT_PX,
    legend: { live: false },
    cursor: { show: false },
    scales: {
      x: { time: false, range: [-0.5, labels.length - 0.5] },
      y: { range: (_plot, _min, max) => [0, Math.max(1, max) * 1.1] },
    },
    axes: [
      {
        ...axis(),
        grid: { show: false },
        incrs: [1, 2, 5, 10],
        values: (_plot, at) => at.map(nameOf),
      },
      axis(),
    ],
    series: [{}, ...seriesOf(chart)],
  };
}

/** Draws into a place, as wide as it is. Returns what takes the drawing away. */
export function drawChart(place: HTMLElement, chart: ChartProps): () => void {
  const points = chart.labels.map((_, index) => index);
  const data: UPlot.AlignedData = [points, ...chart.series.map(({ values }) => [...values])];
  const plot = new UPlot(optionsOf(chart, place.clientWidth), data, place);
  const follow = new ResizeObserver(() => {
    plot.setSize({ width: place.clientWidth, height: HEIGHT_PX });
  });
  follow.observe(place);
  return () => {
    follow.disconnect();
    plot.destroy();
  };
}
