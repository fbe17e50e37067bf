import { useState } from 'preact/hooks';
import { Failure } from '../../http/failure';
import type { ClientImport } from '../../http/types';
import { FailureNotice } from '../../kit/notice';
import { ScreenHead } from '../../kit/screen-head';
import { text } from '../../texts/texts';
import { ColumnsStep } from './columns-step';
import { FileStep } from './file-step';
import { mappingOf, type Place } from './mapping';
import { DoneStep, DryRunStep, RunningStep } from './report-steps';
import { runImport } from './run';
import type { Sheet } from './sheet';

interface Chosen {
  file: File;
  sheet: Sheet;
}

const STEPS = ['file', 'columns', 'check', 'import'] as const;
type Step = (typeof STEPS)[number];

function Steps({ current }: { current: Step }) {
  return (
    <ol class="steps" aria-label={text('import-steps')}>
      {STEPS.map((step) => (
        <li key={step} aria-current={step === current ? 'step' : undefined}>
          {text(`import-step-${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** What an import does, one run at a time. */
function useRun() {
  const [running, setRunning] = useState<ClientImport | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function run({ file }: Chosen, places: readonly Place[], isDry: boolean) {
    setIsBusy(true);
    setFailure(null);
    setRunning(null);
    try {
      return await runImport({ file, mapping: mappingOf(places), isDry }, setRunning);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      setFailure(error);
      return null;
    } finally {
      setIsBusy(false);
    }
  }

  return { running, isBusy, failure, run };
}

/** Clients from a file: the file, what its columns are, what would happen, what has happened. */
export function ImportScreen() {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [places, setPlaces] = useState<readonly Place[]>([]);
  const [dry, setDry] = useState<ClientImport | null>(null);
  const [done, setDone] = useState<ClientImport | null>(null);
  const { running, isBusy, failure, run } = useRun();

  function startAgain() {
    setChosen(null);
    setDry(null);
    setDone(null);
  }

  const step = () => {
    if (!chosen) {
      return (
        <FileStep
          onChosen={(next, guessed) => {
            setChosen(next);
            setPlaces(guessed);
          }}
        />
      );
    }
    if (isBusy) return <RunningStep running={running} rows={chosen.sheet.count} />;
    if (done) return <DoneStep report={done} onAgain={startAgain} />;
    if (dry) {
      return (
        <DryRunStep
          report={dry}
          onBack={() => {
            setDry(null);
          }}
          onImport={() => void run(chosen, places, false).then(setDone)}
        />
      );
    }
    return (
      <ColumnsStep
        {...chosen}
        places={places}
        onChange={setPlaces}
        onBack={startAgain}
        onCheck={() => void run(chosen, places, true).then(setDry)}
      />
    );
  };
  const current: Step = dry ? (done || isBusy ? 'import' : 'check') : chosen ? 'columns' : 'file';
  return (
    <div class="screen is-narrow">
      <ScreenHead title={text('import')} back="/clients" backLabel={text('import-back')} />
      <Steps current={current} />
      {failure && <FailureNotice failure={failure} />}
      {step()}
    </div>
  );
}
