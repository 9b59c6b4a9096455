import { type FormEvent, useEffect, useState } from 'react';
import { Mark } from './mark.js';
import { session, signIn, signOut } from './session.js';
import { useStore } from './store.js';

/** Offered by a server with the demo company only. */
interface DemoAccount {
  email: string;
  password: string;
  name: string;
  role: string;
}

/** `null` until the server has said. */
function useDemoAccounts(): DemoAccount[] | null {
  const [accounts, setAccounts] = useState<DemoAccount[] | null>(null);
  useEffect(() => {
    fetch(new URL('demo-accounts', document.baseURI))
      .then(async response => (response.ok ? ((await response.json()) as DemoAccount[]) : []))
      .then(setAccounts, () => setAccounts([]));
  }, []);
  return accounts;
}

const readable = (role: string) => (role === role.toUpperCase() ? role.charAt(0) + role.slice(1).toLowerCase().replaceAll('_', ' ') : role);

interface Attempt {
  busy: boolean;
  enter(email: string, password: string): void;
}

function Chips({ accounts, busy, enter }: Attempt & { accounts: DemoAccount[] }) {
  return (
    <ul className="chips" aria-label="Demo accounts">
      {accounts.map(({ email, password, name, role }) => (
        <li key={email}>
          <button type="button" disabled={busy} onClick={() => enter(email, password)} title={`${name}, ${email}`}>
            <b>{readable(role)}</b>
            <span>{name.split(' ')[0]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function PasswordForm({ busy, enter }: Attempt) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    enter(String(form.get('email')), String(form.get('password')));
  };
  return (
    <form onSubmit={submit} className="password-form">
      <input name="email" type="email" autoComplete="username" placeholder="E-mail" aria-label="E-mail" required />
      <input name="password" type="password" autoComplete="current-password" placeholder="Password" aria-label="Password" required />
      <button type="submit" disabled={busy}>
        Sign in
      </button>
    </form>
  );
}

function SignIn({ accounts, done }: { accounts: DemoAccount[]; done: () => void }) {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState('');
  const [byPassword, setByPassword] = useState(accounts.length === 0);
  const enter = (email: string, password: string) => {
    setBusy(true);
    setRefusal('');
    signIn(email, password)
      .then(done, (error: Error) => setRefusal(error.message))
      .finally(() => setBusy(false));
  };
  return (
    <div className="sign-in">
      {byPassword ? <PasswordForm busy={busy} enter={enter} /> : <Chips accounts={accounts} busy={busy} enter={enter} />}
      {accounts.length > 0 && (
        <button type="button" className="plain" onClick={() => setByPassword(!byPassword)}>
          {byPassword ? 'Demo accounts' : 'Other account'}
        </button>
      )}
      {refusal && (
        <p role="alert" className="refusal">
          {refusal}
        </p>
      )}
    </div>
  );
}

/** Who you are, on top of the page: signed out, the ways in; signed in, the name with its roles and the ways out. */
export function SignInBar() {
  const current = useStore(session);
  const accounts = useDemoAccounts();
  const [switching, setSwitching] = useState(false);
  return (
    <header className="top">
      <div className="top-line">
        <Mark />
        <h1>Bellwether</h1>
        <span className="tagline">customers and numbers, live</span>
        {current ? (
          <div className="person">
            <span className="name">{current.user.name}</span>
            {current.roles.map(role => (
              <span key={role} className="role">
                {readable(role)}
              </span>
            ))}
            <button type="button" className="plain" aria-expanded={switching} onClick={() => setSwitching(!switching)}>
              Switch
            </button>
            <button type="button" className="plain" onClick={() => void signOut()}>
              Sign out
            </button>
          </div>
        ) : (
          <span className="hint">{accounts?.length ? 'Sign in as one of the demo company:' : 'Sign in to ask'}</span>
        )}
      </div>
      {accounts && (!current || switching) && <SignIn accounts={accounts} done={() => setSwitching(false)} />}
    </header>
  );
}
