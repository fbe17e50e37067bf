import { useAccount } from './use-profile';

/** Tells password managers whose password stands in a form. */
export function Username() {
  const { email } = useAccount();
  return <input type="text" autocomplete="username" value={email ?? ''} hidden readOnly />;
}
