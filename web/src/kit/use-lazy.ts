import { useEffect, useState } from 'preact/hooks';
import { unreachable } from '../http/failure';
import { showToast } from './toasts';

/** A part of the code that is fetched when it is first needed; null until it is there. */
export function useLazy<Module>(load: () => Promise<Module>): Module | null {
  const [module, setModule] = useState<Module | null>(null);
  useEffect(() => {
    let isWanted = true;
    load().then(
      (loaded) => {
        if (isWanted) setModule(() => loaded);
      },
      () => {
        showToast(unreachable());
      },
    );
    return () => {
      isWanted = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the same part each time, named in place
  }, []);
  return module;
}
