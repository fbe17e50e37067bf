import { useState } from 'preact/hooks';
import { FileField } from '../../kit/file-field';
import { text } from '../../texts/texts';
import { guessedPlaces, type Place } from './mapping';
import { readSheet, type Sheet } from './sheet';

/** The API takes no larger one. */
const MAX_BYTES = 5 * 1024 * 1024;

interface Props {
  onChosen: (chosen: { file: File; sheet: Sheet }, places: readonly Place[]) => void;
}

/** Which file it is. */
export function FileStep({ onChosen }: Props) {
  const [error, setError] = useState<string>();

  async function take(file: File) {
    if (file.size > MAX_BYTES) {
      setError(text('import-too-large'));
      return;
    }
    const sheet = readSheet(await file.arrayBuffer());
    if (sheet.count === 0) setError(text('import-nothing'));
    else onChosen({ file, sheet }, guessedPlaces(sheet.columns));
  }

  return (
    <div class="card form">
      <p>{text('import-about')}</p>
      <FileField
        label={text('import-file')}
        accept=".csv,.tsv,.txt,text/csv"
        hint={text('import-file-hint')}
        error={error}
        onFile={(file) => void take(file)}
      />
      <pre class="example" tabIndex={0} aria-label={text('import-example')}>
        {text('import-example-file')}
      </pre>
    </div>
  );
}
