import { defineMail } from '../../platform/mail/template.js';

interface Confirmation {
  /** Of the form. */
  title: string;
  link: string;
  /** A sentence's part. */
  until: string;
  consent: string | null;
  /** There is a lead already, whether it is confirmed or not. */
  kept: boolean;
}

/** Nothing of what was typed stands in it: it would be a way to write to anybody in our name. */
export const confirmationMail = defineMail<Confirmation>('lead.confirmation', {
  subject: 'Please confirm: {{ title }}',
  text: `Hello,

somebody, probably you, has filled in our form "{{ title }}" with this address. Confirm it here:

{{ link }}
{% if consent %}
With it you agree to this:

{{ consent }}
{% endif %}
The link is good until {{ until }}. If it was not you, do nothing{% if kept %}.{% else %}: what was filled in is deleted then.{% endif %}
`,
  html: `<h1 style="font-size:22px">{{ title }}</h1>
<p>Hello,</p>
<p>somebody, probably you, has filled in our form with this address. Please confirm it.</p>
{% if consent %}<p>With it you agree to this:</p><p style="padding-left:16px;border-left:3px solid #cbd5d9">{{ consent }}</p>{% endif %}
<p style="margin:24px 0"><a href="{{ link }}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:#12504b;color:#fff;text-decoration:none;font-weight:600">Go on to confirm</a></p>
<p style="color:#5b6b75;font-size:14px;overflow-wrap:anywhere">The link is good until {{ until }}. If it was not you, do nothing{% if kept %}.{% else %}: what was filled in is deleted then.{% endif %}</p>
<p style="color:#5b6b75;font-size:14px;overflow-wrap:anywhere">If the button does nothing, copy this address:<br>{{ link }}</p>`,
});
