import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

type Field = GraphQLField<unknown, unknown>;

/** What a person calls a record by, in the order in which it is shown. */
export const HEADLINE = ['number', 'name', 'subject', 'title', 'code', 'reference', 'company'];
/** The name under which an event answers the record that it is about. */
export const SUBJECT = 'subject_';
/** What says nothing to a person who watches. */
const NOISE = /^(id|version|cursor|changeId|\w*Id|\w+At|\w+Rank|\w+Normalised|external\w+)$/;

const needsNothing = ({ args }: Field) => args.every(({ type, defaultValue }) => !isNonNullType(type) || defaultValue !== undefined);
const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields()).filter(needsNothing);
const namesOf = (fields: Field[]) => fields.map(({ name }) => name);
const isLeaf = ({ type }: Field) => isLeafType(getNamedType(type));
const isList = ({ type }: Field) => isListType(isNonNullType(type) ? type.ofType : type);
/** Whether every record has it, or it is a number: what only some have makes lines long. */
const isUsual = (field: Field) => isNonNullType(field.type) || HEADLINE.includes(field.name) || getNamedType(field.type).name === 'Int';
const isText = (field: Field) => HEADLINE.includes(field.name) || getNamedType(field.type).name === 'String';
const byHeadline = (a: Field, b: Field) => (HEADLINE.indexOf(a.name) + 1 || 99) - (HEADLINE.indexOf(b.name) + 1 || 99);

/** A value of its own, such as an amount: nothing but leaves, and not many. */
const isValue = (type: GraphQLObjectType) =>
  !type.getInterfaces().length && Object.values(type.getFields()).every(isLeaf) && !type.getFields().id;

/** Chooses what of a subscription is worth a line, from the schema alone: new kinds of events need nothing here. */
class Chooser {
  constructor(
    private readonly schema: GraphQLSchema,
    /** Fields that the person's roles hide, as "Contact.birthday". */
    private readonly hidden: ReadonlySet<string>,
  ) {}

  #visible(type: GraphQLObjectType): Field[] {
    return fieldsOf(type).filter(({ name }) => !this.hidden.has(`${type.name}.${name}`));
  }

  /** Another record that a record names: by its name or number. */
  #reference(field: Field): string[] {
    const type = getNamedType(field.type);
    if (!isObjectType(type) || isList(field)) return [];
    if (isValue(type)) return [`${field.name} { ${namesOf(fieldsOf(type)).join(' ')} }`];
    const called = this.#visible(type).find(({ name }) => name === 'name') ?? this.#visible(type).find(({ name }) => name === 'number');
    return called ? [`${field.name} { ${called.name} }`] : [];
  }

  /** @param isSubject whether the event is about it; of others it names, what they are called and say is enough */
  #record(type: GraphQLObjectType, isSubject: boolean): string[] {
    const fields = this.#visible(type);
    const leaves = fields.filter(field => isLeaf(field) && isUsual(field) && !isList(field) && !NOISE.test(field.name)).sort(byHeadline);
    if (!isSubject) return namesOf(leaves.filter(isText));
    return [...namesOf(leaves), ...fields.flatMap(field => this.#reference(field))];
  }

  event(type: GraphQLObjectType): string {
    const fields = this.#visible(type).filter(({ name }) => !['cursor', 'changeId', 'at', 'actor'].includes(name));
    const isLeft = fields.every(isLeaf);
    const subject = fields.find(field => isObjectType(getNamedType(field.type)) && !isList(field));
    const chosen = fields.flatMap(field => {
      const of = getNamedType(field.type);
      if (isLeaf(field)) return isLeft || !NOISE.test(field.name) ? [field.name] : [];
      if (!isObjectType(of)) return [];
      const inner = isList(field) ? namesOf(fieldsOf(of).filter(isLeaf)) : this.#record(of, field === subject);
      return inner.length ? [`${field === subject ? `${SUBJECT}: ` : ''}${field.name} { ${inner.join(' ')} }`] : [];
    });
    return chosen.length ? `... on ${type.name} { ${chosen.join(' ')} }` : '';
  }

  document(name: string): string {
    const field = this.schema.getSubscriptionType()?.getFields()[name];
    const union = field && getNamedType(field.type);
    if (!field || !union || !isAbstractType(union)) throw new Error(`There is no subscription "${name}".`);
    const where = field.args.find(argument => argument.name === 'where');
    const kinds = this.schema.getPossibleTypes(union).map(type => this.event(type));
    return `subscription Watch($after: Cursor${where ? `, $where: ${where.type}` : ''}) {
  ${name}(after: $after${where ? ', where: $where' : ''}) {
    __typename
    ... on Event { cursor at actor { name } }
    ${kinds.filter(Boolean).join('\n    ')}
  }
}`;
  }
}

/**
 * The document that tells one subscription's events with the main fields of their records, one level deep.
 *
 * @param hidden fields that the person may not select, as "Contact.birthday"
 */
export const watchDocument = (schema: GraphQLSchema, name: string, hidden: readonly string[] = []): string =>
  new Chooser(schema, new Set(hidden)).document(name);

/** The first sentence of a description, without what it says in brackets. */
const sentence = (text: string) => /^.*?\.(?=\s|$)/.exec(text.replace(/\s*\(`[^`]*`\)/g, '').replace(/\s+/g, ' '))?.[0] ?? '';

/** What can be watched, with the first sentence that the schema says of it. */
export const watchable = (schema: GraphQLSchema): { name: string; about: string }[] =>
  Object.values(schema.getSubscriptionType()?.getFields() ?? {}).map(({ name, description }) => ({
    name,
    about: sentence(description ?? ''),
  }));
