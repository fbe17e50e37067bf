import { useEffect, useState } from 'preact/hooks';

/** Seconds left, counted by a clock that nobody can set. */
export function useSecondsLeft(fromS: number): number {
  const [endsAt] = useState(() => performance.now() + fromS * 1000);
  const left = () => Math.max(0, Math.ceil((endsAt - performance.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(left());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  });
  return seconds;
}

/** Minutes and seconds as a clock shows them: "9:05". */
export function Countdown({ seconds }: { seconds: number }) {
  const face = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return <span role="timer">{face}</span>;
}
