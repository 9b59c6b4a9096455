import { defineMail } from '../mail/template.js';

/** What the mails with links say. `until` is a sentence's part, in the reader's time zone. */
interface LinkMail {
  name: string;
  link: string;
  until: string;
}

const button = (text: string) =>
  `<p style="margin:24px 0"><a href="{{ link }}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#12504b;color:#fff;text-decoration:none;font-weight:600">${text}</a></p>`;
const small = (text: string) => `<p style="color:#5b6b75;font-size:14px;overflow-wrap:anywhere">${text}</p>`;

export const invitationMail = defineMail<LinkMail & { inviter: string }>('access.invitation', {
  subject: '{{ inviter }} invites you to Bellwether',
  text: `Hello {{ name }},

{{ inviter }} has made an account for you. Choose a password here, and it is ready:

{{ link }}

The link is good once, until {{ until }}. If you did not expect this mail, do nothing: the account stays closed.
`,
  html: `<h1 style="font-size:22px">Welcome</h1>
<p>Hello {{ name }},</p>
<p>{{ inviter }} has made an account for you. Choose a password, and it is ready.</p>
${button('Choose a password')}
${small('The link is good once, until {{ until }}. If you did not expect this mail, do nothing: the account stays closed.')}
${small('If the button does nothing, copy this address:<br>{{ link }}')}`,
});

export const passwordResetMail = defineMail<LinkMail>('access.password-reset', {
  subject: 'A new password for Bellwether',
  text: `Hello {{ name }},

somebody, probably you, has asked for a new password. Set it here:

{{ link }}

The link is good once, until {{ until }}. If it was not you, do nothing: your password stays as it is.
`,
  html: `<h1 style="font-size:22px">A new password</h1>
<p>Hello {{ name }},</p>
<p>somebody, probably you, has asked for a new password.</p>
${button('Set a new password')}
${small('The link is good once, until {{ until }}. If it was not you, do nothing: your password stays as it is.')}
${small('If the button does nothing, copy this address:<br>{{ link }}')}`,
});
