import { useState } from 'preact/hooks';
import { Button } from '../kit/button';
import { text } from '../texts/texts';
import { Card } from './card';
import { DeleteAccount } from './delete-account';
import { download, fetchExport } from './export';
import { useSaving } from './use-saving';

function Export() {
  const saving = useSaving();
  return (
    <Card title={text('export')} about={text('export-about')} saving={saving}>
      <div>
        <Button
          icon="download"
          busy={saving.state === 'saving'}
          onClick={() =>
            void saving.save(async () => {
              download(await fetchExport(), 'vestnik.json');
            })
          }
        >
          {text('export-download')}
        </Button>
      </div>
    </Card>
  );
}

function Deletion() {
  const [isAsked, setIsAsked] = useState(false);
  return (
    <Card title={text('deletion')} about={text('deletion-about')}>
      <div>
        <Button
          look="danger"
          icon="trash"
          onClick={() => {
            setIsAsked(true);
          }}
        >
          {text('deletion-ask')}
        </Button>
      </div>
      {isAsked && (
        <DeleteAccount
          onClose={() => {
            setIsAsked(false);
          }}
        />
      )}
    </Card>
  );
}

/** What is kept about the person: to take with him, or to end. */
export function DataPart() {
  return (
    <>
      <Export />
      <Deletion />
    </>
  );
}
