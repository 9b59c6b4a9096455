import './password.css';

/** The page behind links in e-mails. The token stands after the `#`, so that it reaches no server but ours, in the body of a request, and no log. */
interface Task {
  title: string;
  about: string;
  fields: ('name' | 'email' | 'password')[];
  send: string;
  document: string;
  done: string;
}

const TASKS = {
  invitation: {
    title: 'Welcome',
    about: 'Choose a password, and your account is ready.',
    fields: ['name', 'password'],
    send: 'Open my account',
    document: `mutation InvitationAccept($input: InvitationAcceptInput!) { answer: invitationAccept(input: $input) { errors { code message } } }`,
    done: 'Your account is ready. Sign in with your e-mail address and this password.',
  },
  reset: {
    title: 'A new password',
    about: 'It takes the place of the old one. You are signed out everywhere.',
    fields: ['password'],
    send: 'Set my password',
    document: `mutation PasswordReset($input: PasswordResetInput!) { answer: passwordReset(input: $input) { errors { code message } } }`,
    done: 'Your password is set. Sign in with it.',
  },
  request: {
    title: 'Forgotten your password?',
    about: 'Tell us your e-mail address, and we send a link for a new one.',
    fields: ['email'],
    send: 'Send me a link',
    document: `mutation PasswordResetRequest($input: PasswordResetRequestInput!) { answer: passwordResetRequest(input: $input) { errors { code message } } }`,
    done: 'If somebody works here under this address, a link is on its way. It is good for a short time, and once.',
  },
} satisfies Record<string, Task>;

const LEAST = 12;
const [, kind, token] = /^#(invitation|reset)=([\w-]+)$/.exec(location.hash) ?? [];
const task: Task = TASKS[(kind as 'invitation' | 'reset' | undefined) ?? 'request'];

const element = <T extends HTMLElement = HTMLElement>(id: string): T => document.getElementById(id) as T;
const input = (id: string) => element<HTMLInputElement>(id);
const write = (id: string, text: string) => {
  const place = element(id);
  place.textContent = text;
  place.hidden = !text;
};

/** What is wrong with what was typed; '' if nothing. */
function wrong(): string {
  if (task.fields.includes('password') && [...input('password').value].length < LEAST)
    return `That password is too short: it needs at least ${LEAST} characters.`;
  if (task.fields.includes('email') && !/^\S+@\S+$/.test(input('email').value.trim())) return 'That is no e-mail address.';
  return '';
}

function variables(): Record<string, string> {
  const name = task.fields.includes('name') ? input('name').value.trim() : '';
  return {
    ...(token && { token }),
    ...(task.fields.includes('password') && { password: input('password').value }),
    ...(task.fields.includes('email') && { email: input('email').value.trim() }),
    ...(name && { name }),
  };
}

interface Answer {
  data?: { answer?: { errors: { message: string }[] } | null } | null;
  errors?: { message: string }[];
}

/** @returns the message of what went wrong, '' if nothing did */
async function ask(): Promise<string> {
  try {
    const response = await fetch('./graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: task.document, variables: { input: variables() } }),
    });
    const { data, errors } = (await response.json()) as Answer;
    return [...(data?.answer?.errors ?? []), ...(errors ?? [])].map(error => error.message).join(' ');
  } catch {
    return 'The server does not answer. Check your connection and try again.';
  }
}

function offer(href: string, textContent: string): void {
  element('next').replaceChildren(Object.assign(document.createElement('a'), { href, textContent }));
  element('next').hidden = false;
}

function finish(): void {
  // The token is spent: it should not stay in the address bar and the history.
  history.replaceState(null, '', location.pathname);
  element('form').hidden = true;
  write('about', task.done);
  if (!task.fields.includes('email')) offer('./', 'Go on to Bellwether');
}

async function submit(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const button = element<HTMLButtonElement>('send');
  button.disabled = true;
  const typed = wrong();
  const problem = typed || (await ask());
  button.disabled = false;
  write('error', problem);
  // A link that has ended is no dead end: whoever forgot a password asks for another, without the token.
  if (problem && !typed && kind === 'reset') offer('./password.html', 'Ask for a new link');
  for (const field of ['password', 'email'])
    input(field).setAttribute('aria-invalid', String(!!typed && !element(`${field}-field`).hidden));
  if (!problem) finish();
}

write('title', task.title);
write('about', task.about);
write('send', task.send);
for (const field of task.fields) element(`${field}-field`).hidden = false;
input('show').addEventListener('change', () => {
  input('password').type = input('show').checked ? 'text' : 'password';
});
element<HTMLFormElement>('form').addEventListener('submit', event => void submit(event));
input(task.fields.at(-1) ?? 'password').focus();
