import { Button } from '../kit/button';
import { useLoaded } from '../kit/use-loaded';
import { text } from '../texts/texts';
import { fetchProviders, type Provider } from './api';
import { setOut, startAddress, type Journey } from './journey';

function Way({ provider: { id, name } }: { provider: Provider }) {
  const journey: Journey = { purpose: 'sign_in', next: location.pathname + location.search };
  return (
    <a
      class="btn btn-plain"
      href={startAddress(id, journey)}
      onClick={() => {
        setOut(journey);
      }}
    >
      {text('outside-enter', { name })}
    </a>
  );
}

/** The ways in with an account elsewhere, where there are any. */
export function OutsideWays() {
  const { data: providers = [], failure, load } = useLoaded(fetchProviders);
  if (failure) {
    return (
      <Button look="quiet" size="small" onClick={() => void load()}>
        {text('outside-more')}
      </Button>
    );
  }
  if (providers.length === 0) return null;
  return (
    <div class="outside-ways">
      <span class="outside-or">{text('outside-or')}</span>
      {providers.map((provider) => (
        <Way key={provider.id} provider={provider} />
      ))}
    </div>
  );
}
