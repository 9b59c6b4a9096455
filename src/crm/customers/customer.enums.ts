import { registerEnumType } from 'type-graphql';
import { AddressKind } from './address.entity.js';
import { ConsentBasis, ConsentPurpose, ConsentState } from './consent.entity.js';
import { ContactPointKind } from './contact.entity.js';
import { CustomerKind, CustomerStatus, CustomerTier } from './customer.entity.js';
import { OutreachChannel } from './preference.entity.js';
import { Direction, TimelineKind } from './timeline-entry.entity.js';

registerEnumType(CustomerKind, {
  name: 'CustomerKind',
  description: 'Whether a customer is an organisation or a human being.',
  valuesConfig: {
    COMPANY: { description: 'An organisation; its people are contacts.' },
    PERSON: { description: 'Somebody who buys for themselves.' },
  },
});
registerEnumType(CustomerTier, {
  name: 'CustomerTier',
  description: 'How much attention a customer gets.',
  valuesConfig: {
    STANDARD: { description: 'Like everybody.' },
    SILVER: { description: 'Above standard.' },
    GOLD: { description: 'Among the best.' },
    VIP: { description: 'Gets whatever it takes.' },
  },
});
registerEnumType(CustomerStatus, {
  name: 'CustomerStatus',
  description: 'Where a customer stands with us.',
  valuesConfig: {
    PROSPECT: { description: 'Has not bought yet.' },
    ACTIVE: { description: 'Buys.' },
    DORMANT: { description: 'Has not bought for long.' },
    LOST: { description: 'Buys elsewhere.' },
  },
});
registerEnumType(ContactPointKind, {
  name: 'ContactPointKind',
  description: 'By what somebody is reached.',
  valuesConfig: {
    EMAIL: { description: 'An e-mail address.' },
    PHONE: { description: 'A telephone number.' },
    CHAT: { description: 'A name in a messenger, such as "whatsapp:+49…".' },
  },
});
registerEnumType(AddressKind, {
  name: 'AddressKind',
  description: 'What an address is for.',
  valuesConfig: {
    BILLING: { description: 'Invoices go there.' },
    SHIPPING: { description: 'Goods go there.' },
    VISIT: { description: 'Where we meet them.' },
    HOME: { description: 'Where a person lives.' },
    OTHER: { description: 'Anything else.' },
  },
});
registerEnumType(Direction, {
  name: 'Direction',
  description: 'Who began.',
  valuesConfig: {
    INBOUND: { description: 'They came to us.' },
    OUTBOUND: { description: 'We went to them.' },
  },
});
registerEnumType(TimelineKind, {
  name: 'TimelineKind',
  description: 'What sort of thing happened.',
  valuesConfig: {
    CALL: { description: 'A call.' },
    EMAIL: { description: 'An e-mail.' },
    CHAT: { description: 'A chat.' },
    MEETING: { description: 'A meeting or visit.' },
    NOTE: { description: 'Somebody of us wrote down something.' },
    TASK: { description: 'A task was done.' },
    ORDER: { description: 'An order was made or changed its status.' },
    TICKET: { description: 'A ticket was opened, answered or solved.' },
    STAGE: { description: 'An opportunity entered a stage.' },
    CAMPAIGN: { description: 'A campaign touched them.' },
    PAYMENT: { description: 'Money came or went.' },
    SYSTEM: { description: 'The record itself changed: made, converted, assigned, archived.' },
  },
});
registerEnumType(OutreachChannel, {
  name: 'OutreachChannel',
  description: 'By what we turn to somebody.',
  valuesConfig: {
    EMAIL: { description: 'E-mail.' },
    PHONE: { description: 'A call.' },
    SMS: { description: 'A short message to a mobile telephone.' },
    CHAT: { description: 'A messenger.' },
    POST: { description: 'A letter.' },
  },
});
registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description: 'What we may reach somebody for. What an order or a ticket needs takes no consent.',
  valuesConfig: {
    NEWSLETTER: { description: 'News that come again and again.' },
    OFFERS: { description: 'Offers, and invitations to buy.' },
    SURVEY: { description: 'Questions about how we do.' },
    PROFILING: { description: 'To work out from what they do what they might like.' },
  },
});
registerEnumType(ConsentState, {
  name: 'ConsentState',
  description: 'What somebody said to being reached.',
  valuesConfig: {
    GRANTED: { description: 'Yes.' },
    DENIED: { description: 'No.' },
    WITHDRAWN: { description: 'No longer, after a yes.' },
  },
});
registerEnumType(ConsentBasis, {
  name: 'ConsentBasis',
  description: 'On what ground we may reach somebody.',
  valuesConfig: {
    CONSENT: { description: 'They said so; needs a proof.' },
    CONTRACT: { description: 'A contract with them is about it.' },
    LEGITIMATE_INTEREST: { description: 'Our interest, which theirs does not outweigh.' },
  },
});
