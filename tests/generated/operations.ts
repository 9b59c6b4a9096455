/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Which groups make up most of a total. */
export type AbcClass =
  /** The largest. */
  | 'A'
  /** Those in the middle. */
  | 'B'
  /** The many small ones, and what is 0 or less. */
  | 'C';

/** Which absence is taken back. */
export type AbsenceCancelInput = {
  /** The absence; one that lasts ends now. */
  absenceId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** What to change of an absence; what is absent stays. */
export type AbsenceChangeInput = {
  /** The absence; it lasts or is to come. */
  absenceId: string;
  /** Whether the substitute sees and may change what the person owns. */
  delegates?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** When it begins. */
  from?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Who stands in; null for nobody, which ends what was passed on. */
  substituteId?: string | null | undefined;
  /** When the person is back, after `from`. */
  to?: string | null | undefined;
};

/** A new absence. */
export type AbsenceCreateInput = {
  /** Whether the substitute sees and may change what the person owns as long as it lasts; false by default. */
  delegates?: boolean | null | undefined;
  /** When it begins; may be past. */
  from: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Who stands in. */
  substituteId?: string | null | undefined;
  /** When the person is back: after `from`, and in the future. */
  to: string;
  /** Who is away; you if it is absent. Others takes a right on absences of their team. */
  userId?: string | null | undefined;
};

/** An account of the ledger. */
export type AccountCreateInput = {
  /** What the books name it by, unique: "6300"; 1 to 50 characters. */
  code: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What a positive amount on it is more of. */
  kind: AccountKind;
  /** What people call it; 1 to 200 characters. */
  name: string;
  /** The account above, of the same kind; a budget line on it covers this one too. */
  parentId?: string | null | undefined;
};

/** What a positive amount on an account is more of. */
export type AccountKind =
  /** What the company has. Budget lines on it are for investments. */
  | 'ASSET'
  /** What the owners have in it. */
  | 'EQUITY'
  /** Cost: a positive posting is money spent. */
  | 'EXPENSE'
  /** Revenue: a positive posting is money earned. */
  | 'INCOME'
  /** What the company owes. */
  | 'LIABILITY';

/** What a value of the type AccountKind has to be. All that is given must hold. */
export type AccountKindFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: AccountKind | null | undefined;
  /** One of these. */
  in?: Array<AccountKind> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: AccountKind | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<AccountKind> | null | undefined;
};

/** What somebody of us does with a customer. */
export type ActivityKind =
  /** A call. */
  | 'CALL'
  /** An e-mail. */
  | 'EMAIL'
  /** A meeting or visit. */
  | 'MEETING'
  /** Something to remember. */
  | 'NOTE'
  /** Something to be done. */
  | 'TASK';

/** What a value of the type ActivityKind has to be. All that is given must hold. */
export type ActivityKindFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: ActivityKind | null | undefined;
  /** One of these. */
  in?: Array<ActivityKind> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: ActivityKind | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<ActivityKind> | null | undefined;
};

/** A call, e-mail, meeting or note that took place with a customer. */
export type ActivityLogInput = {
  /** All of it; at most 50,000 characters. */
  body?: string | null | undefined;
  /** The person of the customer. */
  contactId?: string | null | undefined;
  /** With whom. */
  customerId: string;
  /** Who began, for calls and e-mails. */
  direction?: Direction | null | undefined;
  /** When it ended; not before it began. */
  endsAt?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What took place. */
  kind: LoggedActivityKind;
  /** What came of it; at most 500 characters. */
  outcome?: string | null | undefined;
  /** When it took place or began; by default now. Not in the future. */
  startsAt?: string | null | undefined;
  /** In a line, 1 to 200 characters: it stands in the timeline. */
  subject: string;
};

/** How far an activity is. */
export type ActivityStatus =
  /** It will not take place. */
  | 'CANCELLED'
  /** It took place. */
  | 'DONE'
  /** Still to come. */
  | 'PLANNED';

/** What a value of the type ActivityStatus has to be. All that is given must hold. */
export type ActivityStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: ActivityStatus | null | undefined;
  /** One of these. */
  in?: Array<ActivityStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: ActivityStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<ActivityStatus> | null | undefined;
};

/** Which records of the type Activity are wanted. All that is given must hold. */
export type ActivityWhere = {
  /** All of these hold. */
  and?: Array<ActivityWhere> | null | undefined;
  /** What `assignee` has to be like; null: there is none. */
  assignee?: UserWhere | null | undefined;
  /** What `contact` has to be like; null: there is none. */
  contact?: ContactWhere | null | undefined;
  /** What `createdAt` has to be. */
  createdAt?: DateTimeFilter | null | undefined;
  /** What `customer` has to be like; null: there is none. */
  customer?: CustomerWhere | null | undefined;
  /** What `dueAt` has to be; null: absent. */
  dueAt?: DateTimeFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `kind` has to be. */
  kind?: ActivityKindFilter | null | undefined;
  /** This does not hold. */
  not?: ActivityWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<ActivityWhere> | null | undefined;
  /** What `status` has to be. */
  status?: ActivityStatusFilter | null | undefined;
};

/** Where a customer or a contact is. */
export type AddressInput = {
  /** Town; at most 100 characters. */
  city?: string | null | undefined;
  /** ISO 3166-1, two letters: "DE". */
  country: string;
  /** What it is for. */
  kind?: AddressKind;
  /** Street and number; at most 200 characters. */
  line1?: string | null | undefined;
  /** Building, floor, department; at most 200 characters. */
  line2?: string | null | undefined;
  /** Postal code, as the country writes it; at most 20 characters. */
  postalCode?: string | null | undefined;
  /** State, province, prefecture; at most 100 characters. */
  region?: string | null | undefined;
};

/** What an address is for. */
export type AddressKind =
  /** Invoices go there. */
  | 'BILLING'
  /** Where a person lives. */
  | 'HOME'
  /** Anything else. */
  | 'OTHER'
  /** Goods go there. */
  | 'SHIPPING'
  /** Where we meet them. */
  | 'VISIT';

/** You take care of an alert: it is yours, and does not go to anybody above. */
export type AlertAcknowledgeInput = {
  /** The alert. */
  alertId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** An alert is over. */
export type AlertCloseInput = {
  /** The alert. */
  alertId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Why: what was found, what was done; 1 to 1,000 characters. */
  reason: string;
};

/** An alert goes to somebody else. */
export type AlertEscalateInput = {
  /** The alert. */
  alertId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Who gets it; without it whoever is nearest above its owner and may change alerts. */
  toId?: string | null | undefined;
};

/** What an alert comes from. */
export type AlertKind =
  /** A figure is not what its past would have it. */
  | 'ANOMALY'
  /** A threshold of a budget line was crossed. */
  | 'BUDGET'
  /** A forecast leaves its limits. */
  | 'FORECAST'
  /** An indicator has left its limits. */
  | 'INDICATOR'
  /** A job of the server gave up. */
  | 'JOB'
  /** Something may go wrong. */
  | 'RISK'
  /** A service level is missed, or about to be. */
  | 'SLA'
  /** Stock is below what is to be reordered. */
  | 'STOCK';

/** What a value of the type AlertKind has to be. All that is given must hold. */
export type AlertKindFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: AlertKind | null | undefined;
  /** One of these. */
  in?: Array<AlertKind> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: AlertKind | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<AlertKind> | null | undefined;
};

/** An alert that was closed is none the less true: its next episode begins. */
export type AlertReopenInput = {
  /** The alert; it is closed, and none of its key is open. */
  alertId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What is to be said of it; by default as before. At most 500 characters. */
  title?: string | null | undefined;
};

/** How grave an alert is. */
export type AlertSeverity =
  /** To be acted on. */
  | 'CRITICAL'
  /** To be known. */
  | 'INFO'
  /** To be looked at. */
  | 'WARNING';

/** What a value of the type AlertSeverity has to be. All that is given must hold. */
export type AlertSeverityFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: AlertSeverity | null | undefined;
  /** One of these. */
  in?: Array<AlertSeverity> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: AlertSeverity | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<AlertSeverity> | null | undefined;
};

/** An alert can wait: it goes to nobody above before this time. */
export type AlertSnoozeInput = {
  /** The alert. */
  alertId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Until when, 30 days from now at most. */
  until: string;
};

/** How far an alert is. */
export type AlertState =
  /** Somebody takes care of it. */
  | 'ACKNOWLEDGED'
  /** It is over. */
  | 'CLOSED'
  /** It went to somebody above, who has not taken care of it yet. */
  | 'ESCALATED'
  /** Nobody has taken care of it. */
  | 'OPEN';

/** What a value of the type AlertState has to be. All that is given must hold. */
export type AlertStateFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: AlertState | null | undefined;
  /** One of these. */
  in?: Array<AlertState> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: AlertState | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<AlertState> | null | undefined;
};

/** Of the figures of an alert, as measures have it. */
export type AlertUnit =
  /** A number of things. */
  | 'COUNT'
  /** Days. */
  | 'DAYS'
  /** Hours. */
  | 'HOURS'
  /** An amount in `currency`. */
  | 'MONEY'
  /** Percent. */
  | 'PERCENT'
  /** Units of a product. */
  | 'QUANTITY';

/** Which records of the type Alert are wanted. All that is given must hold. */
export type AlertWhere = {
  /** All of these hold. */
  and?: Array<AlertWhere> | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `key` has to be. */
  key?: StringFilter | null | undefined;
  /** What `kind` has to be. */
  kind?: AlertKindFilter | null | undefined;
  /** This does not hold. */
  not?: AlertWhere | null | undefined;
  /** What `openedAt` has to be. */
  openedAt?: DateTimeFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<AlertWhere> | null | undefined;
  /** What `owner` has to be like; null: there is none. */
  owner?: UserWhere | null | undefined;
  /** What `severity` has to be. */
  severity?: AlertSeverityFilter | null | undefined;
  /** What `state` has to be. */
  state?: AlertStateFilter | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
};

/** A key by which what one department paid is shared out. */
export type AllocationKeyCreateInput = {
  /** What the books name it by, unique: "HEADS"; 1 to 50 characters. */
  code: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What people call it; 1 to 200 characters. */
  name: string;
  /** Departments with their weights, 1 to 100, each department once; the one that paid may be among them and keeps its share. */
  shares: Array<AllocationShareInput>;
};

/** Another name or other shares; what was shared out stays as it is. */
export type AllocationKeyUpdateInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The key. */
  keyId: string;
  /** What people call it; can not be cleared. */
  name?: string | null | undefined;
  /** All of them. Departments with their weights, 1 to 100, each department once; the one that paid may be among them and keeps its share. They can not be cleared. */
  shares?: Array<AllocationShareInput> | null | undefined;
};

/** How much of what is shared out goes to a department. */
export type AllocationShareInput = {
  /** The department. */
  departmentId: string;
  /** Above zero, in whatever unit: heads, square metres, percent. */
  weight: string;
};

/** A measure whose past is to be judged. */
export type AnomaliesInput = {
  /** The query that answers it, as `metrics` lists it: "salesAnalysis". */
  analysis: string;
  /** Alarms that there may be by chance in 1,000 stretches, 0.1 to 50. More find more. 1 if absent. */
  falseAlarms?: string | null | undefined;
  /** Only these; all of them hold. At most 10. */
  filter?: Array<IndicatorFilterInput> | null | undefined;
  /** The stretches of time. */
  grain: AnomalyGrain;
  /** How many of the last stretches are told, 1 to 400; all that is known is learned from. */
  last?: number;
  /** What a figure has to differ by at least from what is expected, in the unit of the measure: what is smaller is not worth an alert. */
  leastChange?: string | null | undefined;
  /** Code of the measure, as `metrics` lists it: "revenue". */
  measure: string;
};

/** A detector that judges no more. Its alert is closed. */
export type AnomalyDetectorArchiveInput = {
  /** The detector. */
  detectorId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** A measure whose unusual days, weeks or months are to raise an alert. */
export type AnomalyDetectorCreateInput = {
  /** The query that answers it, as `metrics` lists it: "salesAnalysis". */
  analysis: string;
  /** Alarms that there may be by chance in 1,000 stretches, 0.1 to 50. More find more. 1 if absent. */
  falseAlarms?: string | null | undefined;
  /** Only these; all of them hold. At most 10. */
  filter?: Array<IndicatorFilterInput> | null | undefined;
  /** The stretches of time that are judged. */
  grain: AnomalyGrain;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What a figure has to differ by at least from what is expected, in the unit of the measure: what is smaller is not worth an alert. */
  leastChange?: string | null | undefined;
  /** Code of the measure, as `metrics` lists it: "revenue". */
  measure: string;
  /** What people call it; 1 to 200 characters. */
  name: string;
};

/** What is to change; absent leaves, null clears. */
export type AnomalyDetectorUpdateInput = {
  /** The detector. */
  detectorId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** Alarms that there may be by chance in 1,000 stretches, 0.1 to 50. More find more. It can not be cleared. */
  falseAlarms?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What a figure has to differ by at least from what is expected, in the unit of the measure: what is smaller is not worth an alert. */
  leastChange?: string | null | undefined;
  /** What people call it; can not be cleared. */
  name?: string | null | undefined;
};

/** Which records of the type AnomalyDetector are wanted. All that is given must hold. */
export type AnomalyDetectorWhere = {
  /** All of these hold. */
  and?: Array<AnomalyDetectorWhere> | null | undefined;
  /** What `archivedAt` has to be; null: absent. */
  archivedAt?: DateTimeFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: AnomalyDetectorWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<AnomalyDetectorWhere> | null | undefined;
  /** What `owner` has to be like; null: there is none. */
  owner?: UserWhere | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
};

/** The stretches of time that are judged, once they are over, by those before. */
export type AnomalyGrain =
  /** Days, by the same weekday of the last eight weeks; 400 days are known. */
  | 'DAY'
  /** Months, by the same month of the last five years; 96 months are known. */
  | 'MONTH'
  /** ISO weeks, by the last eight; 156 weeks are known. */
  | 'WEEK';

/** A machine, and its first key. */
export type ApiKeyCreateInput = {
  /** When the key ends; absent: when it is revoked. */
  expiresAt?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What the machine is called in the audit trail and beside what it makes, such as "Web shop". */
  name: string;
  /** Codes of roles, such as "SERVICE". Together they may do nothing that you may not. */
  roles: Array<string>;
  /** The team that it belongs to; yours if absent. */
  teamId?: string | null | undefined;
};

/** A key that is to be followed by another. */
export type ApiKeyRenewInput = {
  /** The old key. */
  apiKeyId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** When the new key ends; absent: when it is revoked. */
  expiresAt?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** How long the old key is good for still, so that programs can change over. */
  overlap?: string;
};

/** A key that is to end. */
export type ApiKeyRevokeInput = {
  /** The key. */
  apiKeyId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** A lead that is there, or what one would be like. */
export type AssignmentCheckInput = {
  /** Language, BCP 47. */
  language?: string | null | undefined;
  /** A lead that is there; nothing else is looked at then. */
  leadId?: string | null | undefined;
  /** What they are interested in. */
  productInterestId?: string | null | undefined;
  /** Score, 0 to 1. */
  score?: number | null | undefined;
  /** Code of a lead source. */
  source?: string | null | undefined;
  /** Territory, by its code. */
  territory?: string | null | undefined;
};

/** How one of those who can take a lead is chosen. Ties go to the oldest last assignment, then by id. */
export type AssignmentMethod =
  /** One person gets every lead. */
  | 'FIXED'
  /** Whose open leads are the smallest part of their capacity; without a capacity, of the largest in the pool. */
  | 'LEAST_LOADED'
  /** Whose last lead from the pool is the oldest. */
  | 'ROUND_ROBIN'
  /** Whose part of the last hundred leads of the pool is the furthest behind their weight. */
  | 'WEIGHTED';

/** A rule that takes no lead any more. */
export type AssignmentRuleArchiveInput = {
  /** The rule. */
  assignmentRuleId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** A rule after all others: the first that takes a lead decides. */
export type AssignmentRuleCreateInput = {
  /** Who gets every lead; for FIXED only. */
  assigneeId?: string | null | undefined;
  /** Passes over who is at capacity; true by default. */
  capacityAware?: boolean | null | undefined;
  /** Which leads it takes; absent: every lead. */
  condition?: LeadConditionInput | null | undefined;
  /** After how much working time of the default calendar, as "PT4H"; absent: at once. */
  fallbackAfter?: string | null | undefined;
  /** Or to whom. */
  fallbackAssigneeId?: string | null | undefined;
  /** Where a lead goes that nobody could take, in turn. */
  fallbackPoolId?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** How one person is chosen. */
  method: AssignmentMethod;
  /** Unique name; 1 to 200 characters. */
  name: string;
  /** Who is outside working hours; NEXT_SHIFT by default. */
  outsideHours?: OutsideHours | null | undefined;
  /** Who can be chosen; not for FIXED. */
  poolId?: string | null | undefined;
};

/** The order in which rules are asked. */
export type AssignmentRuleReorderInput = {
  /** Every rule in force, the first at the top. */
  assignmentRuleIds: Array<string>;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** What changes about a rule: absent leaves, null clears. */
export type AssignmentRuleUpdateInput = {
  /** Who gets every lead; for FIXED only. */
  assigneeId?: string | null | undefined;
  /** The rule. */
  assignmentRuleId: string;
  /** Passes over who is at capacity. */
  capacityAware?: boolean | null | undefined;
  /** All of the condition from now on; null: every lead. */
  condition?: LeadConditionInput | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** After how much working time; null: at once. */
  fallbackAfter?: string | null | undefined;
  /** Or to whom. */
  fallbackAssigneeId?: string | null | undefined;
  /** Where a lead goes that nobody could take, in turn. */
  fallbackPoolId?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** How one person is chosen. */
  method?: AssignmentMethod | null | undefined;
  /** Name; can not be cleared. */
  name?: string | null | undefined;
  /** Who is outside working hours. */
  outsideHours?: OutsideHours | null | undefined;
  /** Who can be chosen. */
  poolId?: string | null | undefined;
};

/** What a value of the type Boolean has to be. All that is given must hold. */
export type BooleanFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: boolean | null | undefined;
  /** One of these. */
  in?: Array<boolean> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: boolean | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<boolean> | null | undefined;
};

/** What happens to a posting that takes what is counted beyond a threshold. Equal is not beyond. */
export type BudgetAction =
  /** Nothing. As a decision: no threshold is exceeded, or only ones to be ignored. */
  | 'IGNORE'
  /** It is refused with BUDGET_EXCEEDED, and nothing is booked. */
  | 'STOP'
  /** It is booked, and an alert is raised when the threshold is crossed. */
  | 'WARN';

/** A budget comes into force. */
export type BudgetApproveInput = {
  /** A draft, or one that is submitted. The revision in force until now is superseded. */
  budgetId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** What a threshold compares with what it counts. */
export type BudgetBasis =
  /** That of the year with the annual amount. */
  | 'ANNUAL'
  /** That of the period with the period’s share of the budget. */
  | 'PERIOD'
  /** That of the year up to a period with the shares up to that period. */
  | 'TO_DATE';

/** What is left of a budget goes to one of a later year. */
export type BudgetCarryOverInput = {
  /** The budget in force of which something is left. */
  fromId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** How much of what is left, in percent, 1 to 100. */
  percent?: number;
  /** One of a later year, in the same currency, a draft or in force. */
  toId: string;
};

/** A posting that somebody thinks of. */
export type BudgetCheckInput = {
  /** On what. Budgets on the accounts above are checked too. */
  accountId: string;
  /** Positive: more of what the account’s kind says (cost on EXPENSE, revenue on INCOME); negative takes back. Not zero, no more decimals than the currency has. */
  amount: MoneyInput;
  /** The amount in the currency of the fiscal year, if `amount` is in another; without it that is made by the rate of the day (`exchangeRates`). */
  baseAmount?: string | null | undefined;
  /** Takes off all that is open of the request or order, whatever the amount: nothing more will come. */
  closesCommitment?: boolean | null | undefined;
  /** The request or order that it is booked against, of an earlier stage: what is open of that is taken off, up to the amount. An amount counts once. */
  commitmentId?: string | null | undefined;
  /** The day that it counts for: it decides the fiscal period, which has to be open, unless you may write the kind "latePosting". */
  date: string;
  /** Who spends or earns. Budgets of the departments above are checked too. */
  departmentId: string;
  /** How far the spending is: a request or an order sets the amount aside until it is invoiced or released. Then it is above zero. */
  stage?: PostingStage;
};

/** A budget, as a draft. If the year has one of this name, it is the next revision. */
export type BudgetCreateInput = {
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Its lines, at most 500; more come by `budgetLineCreate` or an import. */
  lines?: Array<BudgetLineInput> | null | undefined;
  /** What people call it; 1 to 200 characters. */
  name: string;
  /** The year it is for. */
  yearId: string;
};

/** Which records of the type BudgetCrossing are wanted. All that is given must hold. */
export type BudgetCrossingWhere = {
  /** All of these hold. */
  and?: Array<BudgetCrossingWhere> | null | undefined;
  /** What `clearedAt` has to be; null: absent. */
  clearedAt?: DateTimeFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `line` has to be like. */
  line?: BudgetLineWhere | null | undefined;
  /** This does not hold. */
  not?: BudgetCrossingWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<BudgetCrossingWhere> | null | undefined;
  /** What `posting` has to be like; null: there is none. */
  posting?: PostingWhere | null | undefined;
  /** What `raisedAt` has to be. */
  raisedAt?: DateTimeFilter | null | undefined;
  /** What `stage` has to be. */
  stage?: BudgetStageFilter | null | undefined;
};

/** Another line of a budget that is not superseded. */
export type BudgetLineCreateInput = {
  /** What for; it covers the accounts below too. Without it: all expense accounts. */
  accountId?: string | null | undefined;
  /** Amount of the year in the currency of the fiscal year; not below zero. */
  annual: string;
  /** The budget. */
  budgetId: string;
  /** Whose budget it is; it covers the departments below too. */
  departmentId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Amounts of the periods, in order, one for each; they add up to `annual` exactly. Give this, `weights`, or neither. */
  months?: Array<string> | null | undefined;
  /** What is watched, on EXPENSE and ASSET accounts. Without it nothing: no posting is stopped, no alert raised. */
  thresholds?: Array<BudgetThresholdInput> | null | undefined;
  /** Weights of the periods, in order: `annual` is split by them, each share cut to the currency’s decimals, the remainder in the last. Without them, evenly. */
  weights?: Array<string> | null | undefined;
};

/** A line of a budget. */
export type BudgetLineInput = {
  /** What for; it covers the accounts below too. Without it: all expense accounts. */
  accountId?: string | null | undefined;
  /** Amount of the year in the currency of the fiscal year; not below zero. */
  annual: string;
  /** Whose budget it is; it covers the departments below too. */
  departmentId: string;
  /** Amounts of the periods, in order, one for each; they add up to `annual` exactly. Give this, `weights`, or neither. */
  months?: Array<string> | null | undefined;
  /** What is watched, on EXPENSE and ASSET accounts. Without it nothing: no posting is stopped, no alert raised. */
  thresholds?: Array<BudgetThresholdInput> | null | undefined;
  /** Weights of the periods, in order: `annual` is split by them, each share cut to the currency’s decimals, the remainder in the last. Without them, evenly. */
  weights?: Array<string> | null | undefined;
};

/** What related records of the type BudgetLine have to be like. Only those that you may see count. */
export type BudgetLineListFilter = {
  /** All match; true if there are none. */
  every?: BudgetLineWhere | null | undefined;
  /** None matches. */
  none?: BudgetLineWhere | null | undefined;
  /** At least one matches. */
  some?: BudgetLineWhere | null | undefined;
};

/** Another amount, other months or other thresholds: absent leaves. */
export type BudgetLineUpdateInput = {
  /** Amount of the year. Without `months` and `weights` it is split as the present months are. */
  annual?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The line. */
  lineId: string;
  /** Amounts of the periods, in order; they add up to the annual amount exactly. */
  months?: Array<string> | null | undefined;
  /** All thresholds from now on; an empty list takes them away. */
  thresholds?: Array<BudgetThresholdInput> | null | undefined;
  /** Weights of the periods, in order. */
  weights?: Array<string> | null | undefined;
};

/** Which records of the type BudgetLine are wanted. All that is given must hold. */
export type BudgetLineWhere = {
  /** What `account` has to be like; null: there is none. */
  account?: LedgerAccountWhere | null | undefined;
  /** All of these hold. */
  and?: Array<BudgetLineWhere> | null | undefined;
  /** What `annual` has to be. */
  annual?: DecimalFilter | null | undefined;
  /** What `budget` has to be like. */
  budget?: BudgetWhere | null | undefined;
  /** What `department` has to be like. */
  department?: DepartmentWhere | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `manager` has to be like; null: there is none. */
  manager?: UserWhere | null | undefined;
  /** This does not hold. */
  not?: BudgetLineWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<BudgetLineWhere> | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
};

/** What a threshold counts. */
export type BudgetStage =
  /** What is booked. */
  | 'ACTUAL'
  /** All of it: what is requested, ordered and booked. */
  | 'CUMULATIVE'
  /** What is ordered and not invoiced. */
  | 'ORDER'
  /** What is requested and not ordered. */
  | 'REQUEST';

/** What a value of the type BudgetStage has to be. All that is given must hold. */
export type BudgetStageFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: BudgetStage | null | undefined;
  /** One of these. */
  in?: Array<BudgetStage> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: BudgetStage | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<BudgetStage> | null | undefined;
};

/** How far a budget is. */
export type BudgetStatus =
  /** In force: postings are checked against its lines. */
  | 'APPROVED'
  /** Being drawn up; nothing is checked against it. */
  | 'DRAFT'
  /** Handed in, waiting for approval; nothing is checked against it. */
  | 'SUBMITTED'
  /** A later revision is in force. */
  | 'SUPERSEDED';

/** What a value of the type BudgetStatus has to be. All that is given must hold. */
export type BudgetStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: BudgetStatus | null | undefined;
  /** One of these. */
  in?: Array<BudgetStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: BudgetStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<BudgetStatus> | null | undefined;
};

/** A draft is handed in for approval. */
export type BudgetSubmitInput = {
  /** The draft. */
  budgetId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** A share of a line’s budget, and what is done when a sum goes beyond it. */
export type BudgetThresholdInput = {
  /** What is done. */
  action: BudgetAction;
  /** What is compared. */
  basis: BudgetBasis;
  /** Percent of the budget of the basis: 5 to 1000. Of each stage and basis a percentage stands once. */
  percent: number;
  /** What counts: what is requested, committed or spent, or all of it. */
  stage?: BudgetStage;
};

/** The amount goes from the one line to the other. */
export type BudgetTransferApproveInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** A word to it, at most 1,000 characters. */
  reason?: string | null | undefined;
  /** The transfer that is asked for. */
  transferId: string;
};

/** The amount stays where it is. */
export type BudgetTransferRejectInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Why; 1 to 1,000 characters. */
  reason: string;
  /** The transfer that is asked for. */
  transferId: string;
};

/** An amount that one budget line is to give to another of the same year. */
export type BudgetTransferRequestInput = {
  /** How much, in the currency of the fiscal year; above zero. */
  amount: string;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The line that gives. Its budget is in force. */
  fromId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** How much of each period, in order; they add up to `amount` exactly. Give this, `weights`, or neither. */
  months?: Array<string> | null | undefined;
  /** What for; 1 to 1,000 characters. */
  reason: string;
  /** The line that gets, of the same budget or another one in force in the year. */
  toId: string;
  /** Weights of the periods, in order: `amount` is split by them, the remainder in the last. Without them it is taken as the months of the line that gives stand. */
  weights?: Array<string> | null | undefined;
};

/** How far a transfer is. */
export type BudgetTransferStatus =
  /** The amount has gone from the one line to the other. */
  | 'APPROVED'
  /** Refused; nothing has moved. */
  | 'REJECTED'
  /** Asked for; nothing has moved. */
  | 'REQUESTED'
  /** Taken back by whoever asked for it; nothing has moved. */
  | 'WITHDRAWN';

/** What a value of the type BudgetTransferStatus has to be. All that is given must hold. */
export type BudgetTransferStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: BudgetTransferStatus | null | undefined;
  /** One of these. */
  in?: Array<BudgetTransferStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: BudgetTransferStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<BudgetTransferStatus> | null | undefined;
};

/** Which records of the type BudgetTransfer are wanted. All that is given must hold. */
export type BudgetTransferWhere = {
  /** All of these hold. */
  and?: Array<BudgetTransferWhere> | null | undefined;
  /** What `createdAt` has to be. */
  createdAt?: DateTimeFilter | null | undefined;
  /** What `from` has to be like; null: there is none. */
  from?: BudgetLineWhere | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: BudgetTransferWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<BudgetTransferWhere> | null | undefined;
  /** What `requestedBy` has to be like. */
  requestedBy?: UserWhere | null | undefined;
  /** What `status` has to be. */
  status?: BudgetTransferStatusFilter | null | undefined;
  /** What `to` has to be like; null: there is none. */
  to?: BudgetLineWhere | null | undefined;
};

/** Whoever asked for it does not any more. */
export type BudgetTransferWithdrawInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The transfer that is asked for. */
  transferId: string;
};

/** Which records of the type Budget are wanted. All that is given must hold. */
export type BudgetWhere = {
  /** All of these hold. */
  and?: Array<BudgetWhere> | null | undefined;
  /** What `currency` has to be. */
  currency?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `lines` have to be like. */
  lines?: BudgetLineListFilter | null | undefined;
  /** What `name` has to be. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: BudgetWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<BudgetWhere> | null | undefined;
  /** What `revision` has to be. */
  revision?: IntFilter | null | undefined;
  /** What `status` has to be. */
  status?: BudgetStatusFilter | null | undefined;
  /** What `year` has to be like. */
  year?: FiscalYearWhere | null | undefined;
};

/** What becomes of the good rows if others are refused. */
export type BulkOnError =
  /** Nothing is changed. `errors` names what is wrong with every row. */
  | 'REJECT_ALL'
  /** The good rows go in. `results` says for each of the others why not. */
  | 'REJECT_ROWS';

/** Which measure is out of use, or in use again. */
export type CalculatedMeasureArchiveInput = {
  /** False: it is in use again. */
  archived?: boolean;
  /** The measure. */
  calculatedMeasureId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** A measure made of others. */
export type CalculatedMeasureCreateInput = {
  /** What it is asked by, unique: a small letter, then letters and digits. No measure of `analyse` has it. */
  code: unknown;
  /** What it says, and what it leaves out; 1 to 2000 characters. */
  description?: string | null | undefined;
  /** Measures of `analyse` by their fields, numbers, brackets and + - * /: "spent / revenue * 100"; 1 to 500 characters. */
  formula: string;
  /** Which way it should go. */
  goodWhen: GoodWhen;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What people call it; 1 to 200 characters. */
  name: string;
  /** What it is counted in, as the units of its measures allow: INVALID_INPUT says which. */
  unit: MetricUnit;
};

/** What is to change; absent leaves, null clears. */
export type CalculatedMeasureUpdateInput = {
  /** The measure. */
  calculatedMeasureId: string;
  /** What it says, and what it leaves out. */
  description?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** Measures of `analyse` by their fields, numbers, brackets and + - * /: "spent / revenue * 100"; 1 to 500 characters. A new one raises `definitionVersion`; can not be cleared. */
  formula?: string | null | undefined;
  /** Which way it should go; can not be cleared. */
  goodWhen?: GoodWhen | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What people call it; can not be cleared. */
  name?: string | null | undefined;
  /** What it is counted in; can not be cleared. */
  unit?: MetricUnit | null | undefined;
};

/** Which records of the type CalculatedMeasure are wanted. All that is given must hold. */
export type CalculatedMeasureWhere = {
  /** All of these hold. */
  and?: Array<CalculatedMeasureWhere> | null | undefined;
  /** What `archivedAt` has to be; null: absent. */
  archivedAt?: DateTimeFilter | null | undefined;
  /** What `code` has to be. */
  code?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: CalculatedMeasureWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<CalculatedMeasureWhere> | null | undefined;
};

/** A new calendar. */
export type CalendarCreateInput = {
  /** Days with hours of their own, or none. */
  holidays?: Array<HolidayInput>;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Makes it the one that holds where none is named. */
  isDefault?: boolean;
  /** Unique, whatever the case. */
  name: string;
  /** IANA name: the hours are of this zone’s clocks. */
  timeZone: string;
  /** A day that is missing has no working time. */
  week: Array<WorkingDayInput>;
};

/** What to change of a calendar; what is absent stays. Due times that were worked out before stay as they are. */
export type CalendarUpdateInput = {
  /** The calendar. */
  calendarId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** All days with other hours, from now on. */
  holidays?: Array<HolidayInput> | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** True makes it the one that holds where none is named. */
  isDefault?: boolean | null | undefined;
  /** Unique, whatever the case. */
  name?: string | null | undefined;
  /** IANA name. */
  timeZone?: string | null | undefined;
  /** All days with working time, from now on. */
  week?: Array<WorkingDayInput> | null | undefined;
};

/** A new category. */
export type CategoryCreateInput = {
  /** Its id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that it is brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Unique; 1 to 100 characters. */
  name: string;
  /** The wider category. */
  parentId?: string | null | undefined;
};

/** Which records of the type Category are wanted. All that is given must hold. */
export type CategoryWhere = {
  /** All of these hold. */
  and?: Array<CategoryWhere> | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: CategoryWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<CategoryWhere> | null | undefined;
  /** What `parent` has to be like; null: there is none. */
  parent?: CategoryWhere | null | undefined;
};

/** What the code of a choice has to be. All that is given must hold. */
export type ChoiceFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: string | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<string> | null | undefined;
};

/** On what ground we may reach somebody. */
export type ConsentBasis =
  /** They said so; needs a proof. */
  | 'CONSENT'
  /** A contract with them is about it. */
  | 'CONTRACT'
  /** Our interest, which theirs does not outweigh. */
  | 'LEGITIMATE_INTEREST';

/** What related records of the type Consent have to be like. Only those that you may see count. */
export type ConsentListFilter = {
  /** All match; true if there are none. */
  every?: ConsentWhere | null | undefined;
  /** None matches. */
  none?: ConsentWhere | null | undefined;
  /** At least one matches. */
  some?: ConsentWhere | null | undefined;
};

/** What we may reach somebody for. What an order or a ticket needs takes no consent. */
export type ConsentPurpose =
  /** News that come again and again. */
  | 'NEWSLETTER'
  /** Offers, and invitations to buy. */
  | 'OFFERS'
  /** To work out from what they do what they might like. */
  | 'PROFILING'
  /** Questions about how we do. */
  | 'SURVEY';

/** What a value of the type ConsentPurpose has to be. All that is given must hold. */
export type ConsentPurposeFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: ConsentPurpose | null | undefined;
  /** One of these. */
  in?: Array<ConsentPurpose> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: ConsentPurpose | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<ConsentPurpose> | null | undefined;
};

/** What somebody allowed, refused or took back: of a customer or of a contact. */
export type ConsentRecordInput = {
  /** When they said so; by default now. Not in the future. */
  at?: string | null | undefined;
  /** Why we may, or might. */
  basis?: ConsentBasis;
  /** By what we may reach them. */
  channel: OutreachChannel;
  /** Who said so; or give a customer. */
  contactId?: string | null | undefined;
  /** Who said so; or give a contact. */
  customerId?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Where and how it was said, such as "signed form of 3 May, folder 12"; needed to grant on the basis of CONSENT. At most 2,000 characters. */
  proof?: string | null | undefined;
  /** What for. */
  purpose: ConsentPurpose;
  /** What they said. WITHDRAWN takes back what is GRANTED. */
  state: ConsentState;
};

/** What somebody said to being reached. */
export type ConsentState =
  /** No. */
  | 'DENIED'
  /** Yes. */
  | 'GRANTED'
  /** No longer, after a yes. */
  | 'WITHDRAWN';

/** What a value of the type ConsentState has to be. All that is given must hold. */
export type ConsentStateFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: ConsentState | null | undefined;
  /** One of these. */
  in?: Array<ConsentState> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: ConsentState | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<ConsentState> | null | undefined;
};

/** Which records of the type Consent are wanted. All that is given must hold. */
export type ConsentWhere = {
  /** All of these hold. */
  and?: Array<ConsentWhere> | null | undefined;
  /** What `at` has to be. */
  at?: DateTimeFilter | null | undefined;
  /** What `channel` has to be. */
  channel?: OutreachChannelFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `inForce` has to be. */
  inForce?: BooleanFilter | null | undefined;
  /** This does not hold. */
  not?: ConsentWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<ConsentWhere> | null | undefined;
  /** What `purpose` has to be. */
  purpose?: ConsentPurposeFilter | null | undefined;
  /** What `state` has to be. */
  state?: ConsentStateFilter | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type ContactCreateBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<ContactCreateRowInput>;
};

/** A new contact, of a customer or on their own. */
export type ContactCreateInput = {
  /** Day of birth. */
  birthday?: string | null | undefined;
  /** From when on they like to be reached, "09:00" in their own time; with `contactUntil`. */
  contactFrom?: string | null | undefined;
  /** How they are reached; in an update it replaces all of them. */
  contactPoints?: Array<ContactPointInput> | null | undefined;
  /** Until when, "17:30"; later than `contactFrom`. */
  contactUntil?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** The customer they speak for. */
  customerId?: string | null | undefined;
  /** Primary e-mail address. */
  email?: string | null | undefined;
  /** Their id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that they are brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** Given name; at most 100 characters. */
  firstName?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What they said they like; in an update it replaces all of them. What they buy is found by itself. */
  interests?: Array<ProductInterestInput> | null | undefined;
  /** Language to speak to them, BCP 47: "de", "pt-BR". */
  language?: string | null | undefined;
  /** Family name; at most 100 characters. */
  lastName?: string | null | undefined;
  /** The whole name; by default made of first and last name. At most 200 characters. */
  name?: string | null | undefined;
  /** Primary telephone number, with country code unless the customer has an address. */
  phone?: string | null | undefined;
  /** How they like to be reached. */
  preferredChannel?: OutreachChannel | null | undefined;
  /** Position in the company; at most 100 characters. */
  title?: string | null | undefined;
  /** What they want to hear of, in words of your own; at most 50. */
  topics?: Array<string> | null | undefined;
};

/** One row: as in ContactCreateInput. */
export type ContactCreateRowInput = {
  /** Day of birth. */
  birthday?: string | null | undefined;
  /** From when on they like to be reached, "09:00" in their own time; with `contactUntil`. */
  contactFrom?: string | null | undefined;
  /** How they are reached; in an update it replaces all of them. */
  contactPoints?: Array<ContactPointInput> | null | undefined;
  /** Until when, "17:30"; later than `contactFrom`. */
  contactUntil?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** The customer they speak for. */
  customerId?: string | null | undefined;
  /** Primary e-mail address. */
  email?: string | null | undefined;
  /** Their id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that they are brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** Given name; at most 100 characters. */
  firstName?: string | null | undefined;
  /** What they said they like; in an update it replaces all of them. What they buy is found by itself. */
  interests?: Array<ProductInterestInput> | null | undefined;
  /** Language to speak to them, BCP 47: "de", "pt-BR". */
  language?: string | null | undefined;
  /** Family name; at most 100 characters. */
  lastName?: string | null | undefined;
  /** The whole name; by default made of first and last name. At most 200 characters. */
  name?: string | null | undefined;
  /** Primary telephone number, with country code unless the customer has an address. */
  phone?: string | null | undefined;
  /** How they like to be reached. */
  preferredChannel?: OutreachChannel | null | undefined;
  /** Position in the company; at most 100 characters. */
  title?: string | null | undefined;
  /** What they want to hear of, in words of your own; at most 50. */
  topics?: Array<string> | null | undefined;
};

/** A person of a new customer. */
export type ContactInput = {
  /** Day of birth. */
  birthday?: string | null | undefined;
  /** From when on they like to be reached, "09:00" in their own time; with `contactUntil`. */
  contactFrom?: string | null | undefined;
  /** How they are reached; in an update it replaces all of them. */
  contactPoints?: Array<ContactPointInput> | null | undefined;
  /** Until when, "17:30"; later than `contactFrom`. */
  contactUntil?: string | null | undefined;
  /** Primary e-mail address. */
  email?: string | null | undefined;
  /** Their id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that they are brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** Given name; at most 100 characters. */
  firstName?: string | null | undefined;
  /** What they said they like; in an update it replaces all of them. What they buy is found by itself. */
  interests?: Array<ProductInterestInput> | null | undefined;
  /** Language to speak to them, BCP 47: "de", "pt-BR". */
  language?: string | null | undefined;
  /** Family name; at most 100 characters. */
  lastName?: string | null | undefined;
  /** The whole name; by default made of first and last name. At most 200 characters. */
  name?: string | null | undefined;
  /** Primary telephone number, with country code unless the customer has an address. */
  phone?: string | null | undefined;
  /** How they like to be reached. */
  preferredChannel?: OutreachChannel | null | undefined;
  /** Position in the company; at most 100 characters. */
  title?: string | null | undefined;
  /** What they want to hear of, in words of your own; at most 50. */
  topics?: Array<string> | null | undefined;
};

/** What related records of the type Contact have to be like. Only those that you may see count. */
export type ContactListFilter = {
  /** All match; true if there are none. */
  every?: ContactWhere | null | undefined;
  /** None matches. */
  none?: ContactWhere | null | undefined;
  /** At least one matches. */
  some?: ContactWhere | null | undefined;
};

/** One way to reach somebody. */
export type ContactPointInput = {
  /** Is it the first to try? Of several of a kind the first counts. */
  isPrimary?: boolean | null | undefined;
  /** By what. */
  kind: ContactPointKind;
  /** The address, number or name; 1 to 320 characters. */
  value: string;
};

/** By what somebody is reached. */
export type ContactPointKind =
  /** A name in a messenger, such as "whatsapp:+49…". */
  | 'CHAT'
  /** An e-mail address. */
  | 'EMAIL'
  /** A telephone number. */
  | 'PHONE';

/** What a value of the type ContactPointKind has to be. All that is given must hold. */
export type ContactPointKindFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: ContactPointKind | null | undefined;
  /** One of these. */
  in?: Array<ContactPointKind> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: ContactPointKind | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<ContactPointKind> | null | undefined;
};

/** What related records of the type ContactPoint have to be like. Only those that you may see count. */
export type ContactPointListFilter = {
  /** All match; true if there are none. */
  every?: ContactPointWhere | null | undefined;
  /** None matches. */
  none?: ContactPointWhere | null | undefined;
  /** At least one matches. */
  some?: ContactPointWhere | null | undefined;
};

/** Which records of the type ContactPoint are wanted. All that is given must hold. */
export type ContactPointWhere = {
  /** All of these hold. */
  and?: Array<ContactPointWhere> | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `kind` has to be. */
  kind?: ContactPointKindFilter | null | undefined;
  /** What `normalised` has to be. */
  normalised?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ContactPointWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<ContactPointWhere> | null | undefined;
};

/** What changes about a contact: absent leaves, null clears. */
export type ContactUpdateInput = {
  /** True archives them, false takes them back. */
  archived?: boolean | null | undefined;
  /** Day of birth. */
  birthday?: string | null | undefined;
  /** From when on they like to be reached, "09:00" in their own time; with `contactUntil`. */
  contactFrom?: string | null | undefined;
  /** The contact. */
  contactId: string;
  /** How they are reached; in an update it replaces all of them. */
  contactPoints?: Array<ContactPointInput> | null | undefined;
  /** Until when, "17:30"; later than `contactFrom`. */
  contactUntil?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** Primary e-mail address. */
  email?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** Given name; at most 100 characters. */
  firstName?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What they said they like; in an update it replaces all of them. What they buy is found by itself. */
  interests?: Array<ProductInterestInput> | null | undefined;
  /** Language to speak to them, BCP 47: "de", "pt-BR". */
  language?: string | null | undefined;
  /** Family name; at most 100 characters. */
  lastName?: string | null | undefined;
  /** The whole name; by default made of first and last name. At most 200 characters. */
  name?: string | null | undefined;
  /** Primary telephone number, with country code unless the customer has an address. */
  phone?: string | null | undefined;
  /** How they like to be reached. */
  preferredChannel?: OutreachChannel | null | undefined;
  /** Position in the company; at most 100 characters. */
  title?: string | null | undefined;
  /** What they want to hear of, in words of your own; at most 50. */
  topics?: Array<string> | null | undefined;
};

/** Which records of the type Contact are wanted. All that is given must hold. */
export type ContactWhere = {
  /** All of these hold. */
  and?: Array<ContactWhere> | null | undefined;
  /** What `archivedAt` has to be; null: absent. */
  archivedAt?: DateTimeFilter | null | undefined;
  /** What `birthdayDay` has to be; null: absent. */
  birthdayDay?: IntFilter | null | undefined;
  /** What `consents` have to be like. */
  consents?: ConsentListFilter | null | undefined;
  /** What `contactPoints` have to be like. */
  contactPoints?: ContactPointListFilter | null | undefined;
  /** What `createdAt` has to be. */
  createdAt?: DateTimeFilter | null | undefined;
  /** What fields have to be that administrators have added. All of these hold. */
  customFields?: Array<CustomFieldFilter> | null | undefined;
  /** What `customer` has to be like; null: there is none. */
  customer?: CustomerWhere | null | undefined;
  /** What `email` has to be; null: absent. */
  email?: TextFilter | null | undefined;
  /** What `externalId` has to be; null: absent. */
  externalId?: StringFilter | null | undefined;
  /** What `externalSource` has to be; null: absent. */
  externalSource?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: ContactWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<ContactWhere> | null | undefined;
  /** What `statedInterests` have to be like. */
  statedInterests?: ProductInterestListFilter | null | undefined;
  /** What `topics` has to be. */
  topics?: StringListFilter | null | undefined;
};

/** A field that is used no longer. What records have in it is kept. */
export type CustomFieldArchiveInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The field. */
  fieldId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** One of the values that a field of the type CHOICE can have. */
export type CustomFieldChoiceInput = {
  /** What filters, inputs and files name it by: a capital letter, then capitals, digits and "_"; at most 40. */
  code: string;
  /** What people read; 1 to 100 characters. */
  label: string;
};

/** A field that a kind of record gets. */
export type CustomFieldCreateInput = {
  /** What can be chosen, in order: 1 to 200. For a CHOICE. */
  choices?: Array<CustomFieldChoiceInput> | null | undefined;
  /** ISO 4217, such as "EUR". For MONEY. */
  currency?: string | null | undefined;
  /** What is to be entered; at most 500 characters. */
  description?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What documents, inputs and files will name it by; unique among the fields of the kind, for ever. */
  key: unknown;
  /** Which records get it: the prefix of their ids, such as "customer". */
  kind: string;
  /** What people read; 1 to 100 characters. */
  label: string;
  /** Its place among the fields of the kind; by default after the others. */
  position?: number | null | undefined;
  /** The prefix of the ids that it takes, such as "contact". For a REFERENCE. */
  referenceKind?: string | null | undefined;
  /** What it holds; it never changes. */
  type: CustomFieldType;
};

/** What a custom field has to be: its key, and the one comparison that its type takes. */
export type CustomFieldFilter = {
  /** What the code of a CHOICE has to be; null: absent. */
  choice?: ChoiceFilter | null | undefined;
  /** What a DATE has to be; null: absent. */
  date?: DateFilter | null | undefined;
  /** Which field. */
  key: unknown;
  /** What the amount of a MONEY has to be, in the currency of the field; null: absent. */
  money?: DecimalFilter | null | undefined;
  /** What a NUMBER has to be; null: absent. */
  number?: DecimalFilter | null | undefined;
  /** What the id of a REFERENCE has to be; null: absent. */
  reference?: IdFilter | null | undefined;
  /** What a TEXT has to be; null: absent. Parts are looked for among 20000 values of the field at most: LIMIT_EXCEEDED. */
  text?: TextFilter | null | undefined;
};

/** What a record gets in a custom field: its key, and the value under the name of its type. Null clears; fields that are not named stay. */
export type CustomFieldInput = {
  /** Of a CHOICE: the code. */
  choice?: string | null | undefined;
  /** Of a DATE. */
  date?: string | null | undefined;
  /** Which field. */
  key: unknown;
  /** Of a MONEY, in the currency of the field. */
  money?: MoneyInput | null | undefined;
  /** Of a NUMBER. */
  number?: string | null | undefined;
  /** Of a REFERENCE: the id of a record that you see. */
  reference?: string | null | undefined;
  /** Of a TEXT: 1 to 500 characters. */
  text?: string | null | undefined;
};

/** An archived field that is used again. */
export type CustomFieldRestoreInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The field. */
  fieldId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** What a custom field holds; it never changes. */
export type CustomFieldType =
  /** One of the choices of the field. */
  | 'CHOICE'
  /** A day of the calendar. */
  | 'DATE'
  /** An exact amount in the currency of the field. */
  | 'MONEY'
  /** An exact decimal number. */
  | 'NUMBER'
  /** Another record, of the kind that the field names. */
  | 'REFERENCE'
  /** A text of up to 500 characters. */
  | 'TEXT';

/** What changes about a field: absent leaves, null clears. */
export type CustomFieldUpdateInput = {
  /** What can be chosen from now on, in order; can not be cleared. One that a record has must be among them. */
  choices?: Array<CustomFieldChoiceInput> | null | undefined;
  /** What is to be entered; at most 500 characters. */
  description?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The field. */
  fieldId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What people read; can not be cleared. */
  label?: string | null | undefined;
  /** Its place among the fields of the kind; can not be cleared. */
  position?: number | null | undefined;
};

/** A customer that is used no longer. */
export type CustomerArchiveInput = {
  /** The customer. */
  customerId: string;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type CustomerAssignBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<CustomerAssignRowInput>;
};

/** Who looks after a customer from now on: absent leaves, null clears. */
export type CustomerAssignInput = {
  /** The customer. */
  customerId: string;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The owner. */
  ownerId?: string | null | undefined;
  /** The team that sees them; if absent and an owner is given, that of the owner. */
  teamId?: string | null | undefined;
};

/** One row: as in CustomerAssignInput. */
export type CustomerAssignRowInput = {
  /** The customer. */
  customerId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The owner. */
  ownerId?: string | null | undefined;
  /** The team that sees them; if absent and an owner is given, that of the owner. */
  teamId?: string | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type CustomerCreateBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<CustomerCreateRowInput>;
};

/** A new customer, with their people. */
export type CustomerCreateInput = {
  /** Where they are; in an update it replaces all of them. */
  addresses?: Array<AddressInput> | null | undefined;
  /** From when on they like to be reached, "09:00" in their own time; with `contactUntil`. */
  contactFrom?: string | null | undefined;
  /** How they themselves are reached; in an update it replaces all of them. */
  contactPoints?: Array<ContactPointInput> | null | undefined;
  /** Until when, "17:30"; later than `contactFrom`. */
  contactUntil?: string | null | undefined;
  /** Their people; at most 100. */
  contacts?: Array<ContactInput> | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** Primary e-mail address. */
  email?: string | null | undefined;
  /** Their id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that they are brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What they do; at most 100 characters. */
  industry?: string | null | undefined;
  /** What they said they like; in an update it replaces all of them. What they buy is found by itself. */
  interests?: Array<ProductInterestInput> | null | undefined;
  /** Company or person. */
  kind?: CustomerKind;
  /** Language to speak to them, BCP 47: "de", "pt-BR". */
  language?: string | null | undefined;
  /** The name in contracts and on invoices; at most 200 characters. */
  legalName?: string | null | undefined;
  /** The name in daily use; 1 to 200 characters. */
  name: string;
  /** What becomes of it if it may be there already. */
  onDuplicate?: OnDuplicate;
  /** Who looks after them; by default you. */
  ownerId?: string | null | undefined;
  /** The company they belong to. */
  parentId?: string | null | undefined;
  /** Primary telephone number, with country code unless an address says the country. */
  phone?: string | null | undefined;
  /** How they like to be reached. */
  preferredChannel?: OutreachChannel | null | undefined;
  /** Sales region, as analyses group it; at most 100 characters. */
  region?: string | null | undefined;
  /** Number of employees. */
  size?: number | null | undefined;
  /** Where they stand with us. */
  status?: CustomerStatus;
  /** Free words to find them by; at most 50. */
  tags?: Array<string> | null | undefined;
  /** Tax or VAT number; at most 50 characters. */
  taxId?: string | null | undefined;
  /** The team that sees them; by default that of the owner. */
  teamId?: string | null | undefined;
  /** How much attention they get. */
  tier?: CustomerTier;
  /** What they want to hear of, in words of your own; at most 50. */
  topics?: Array<string> | null | undefined;
  /** Their page on the web. */
  website?: string | null | undefined;
};

/** One row: as in CustomerCreateInput. */
export type CustomerCreateRowInput = {
  /** Where they are; in an update it replaces all of them. */
  addresses?: Array<AddressInput> | null | undefined;
  /** From when on they like to be reached, "09:00" in their own time; with `contactUntil`. */
  contactFrom?: string | null | undefined;
  /** How they themselves are reached; in an update it replaces all of them. */
  contactPoints?: Array<ContactPointInput> | null | undefined;
  /** Until when, "17:30"; later than `contactFrom`. */
  contactUntil?: string | null | undefined;
  /** Their people; at most 100. */
  contacts?: Array<ContactInput> | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** Primary e-mail address. */
  email?: string | null | undefined;
  /** Their id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that they are brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** What they do; at most 100 characters. */
  industry?: string | null | undefined;
  /** What they said they like; in an update it replaces all of them. What they buy is found by itself. */
  interests?: Array<ProductInterestInput> | null | undefined;
  /** Company or person. */
  kind?: CustomerKind;
  /** Language to speak to them, BCP 47: "de", "pt-BR". */
  language?: string | null | undefined;
  /** The name in contracts and on invoices; at most 200 characters. */
  legalName?: string | null | undefined;
  /** The name in daily use; 1 to 200 characters. */
  name: string;
  /** What becomes of it if it may be there already. */
  onDuplicate?: OnDuplicate;
  /** Who looks after them; by default you. */
  ownerId?: string | null | undefined;
  /** The company they belong to. */
  parentId?: string | null | undefined;
  /** Primary telephone number, with country code unless an address says the country. */
  phone?: string | null | undefined;
  /** How they like to be reached. */
  preferredChannel?: OutreachChannel | null | undefined;
  /** Sales region, as analyses group it; at most 100 characters. */
  region?: string | null | undefined;
  /** Number of employees. */
  size?: number | null | undefined;
  /** Where they stand with us. */
  status?: CustomerStatus;
  /** Free words to find them by; at most 50. */
  tags?: Array<string> | null | undefined;
  /** Tax or VAT number; at most 50 characters. */
  taxId?: string | null | undefined;
  /** The team that sees them; by default that of the owner. */
  teamId?: string | null | undefined;
  /** How much attention they get. */
  tier?: CustomerTier;
  /** What they want to hear of, in words of your own; at most 50. */
  topics?: Array<string> | null | undefined;
  /** Their page on the web. */
  website?: string | null | undefined;
};

/** What is known so far of a customer who is not written down yet: give at least one field. */
export type CustomerDraftInput = {
  /** Where they are; at most 20. */
  addresses?: Array<AddressInput> | null | undefined;
  /** Day of birth of a person. */
  birthday?: string | null | undefined;
  /** E-mail addresses, theirs and of their people; at most 20. */
  emails?: Array<string> | null | undefined;
  /** The name in contracts; at most 200 characters. */
  legalName?: string | null | undefined;
  /** Name; 1 to 200 characters. */
  name?: string | null | undefined;
  /** Telephone numbers, theirs and of their people; at most 20. */
  phones?: Array<string> | null | undefined;
  /** Tax or VAT number; at most 50 characters. */
  taxId?: string | null | undefined;
};

/** Whether a customer is an organisation or a human being. */
export type CustomerKind =
  /** An organisation; its people are contacts. */
  | 'COMPANY'
  /** Somebody who buys for themselves. */
  | 'PERSON';

/** What a value of the type CustomerKind has to be. All that is given must hold. */
export type CustomerKindFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: CustomerKind | null | undefined;
  /** One of these. */
  in?: Array<CustomerKind> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: CustomerKind | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<CustomerKind> | null | undefined;
};

/** Whose value of a field the survivor gets. */
export type CustomerMergeChoiceInput = {
  /** Whose value: the survivor, or one of those merged into it. */
  customerId: string;
  /** The field. */
  field: CustomerMergeField;
};

/** What of a customer can be chosen at a merge. */
export type CustomerMergeField =
  /** What they do. */
  | 'INDUSTRY'
  /** Company or person. */
  | 'KIND'
  /** Language to speak to them. */
  | 'LANGUAGE'
  /** The name in contracts. */
  | 'LEGAL_NAME'
  /** The name in daily use. */
  | 'NAME'
  /** Sales region. */
  | 'REGION'
  /** Number of employees. */
  | 'SIZE'
  /** Where they stand with us. */
  | 'STATUS'
  /** Tax or VAT number. */
  | 'TAX_ID'
  /** How much attention they get. */
  | 'TIER'
  /** Their page on the web. */
  | 'WEBSITE';

/** Customers that are one. */
export type CustomerMergeInput = {
  /** Values to take from others. Without it the survivor keeps its own, and gets what it lacks from the newest of the others. */
  choices?: Array<CustomerMergeChoiceInput> | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Those that become part of it; 1 to 20. */
  mergedIds: Array<string>;
  /** The one that remains. */
  survivorId: string;
};

/** A merge that was a mistake. */
export type CustomerMergeUndoInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The merge, of `mergeRecords`. */
  mergeId: string;
};

/** An order of records of the type Customer. Equal ones stand in the order of their ids. */
export type CustomerOrderBy = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What to order by. */
  field: CustomerOrderField;
};

/** What records of the type Customer can be ordered by. */
export type CustomerOrderField =
  /** By `createdAt`. */
  | 'CREATED_AT'
  /** By `name`. */
  | 'NAME'
  /** By `number`. */
  | 'NUMBER'
  /** By `updatedAt`. */
  | 'UPDATED_AT';

/** An archived customer that is used again. */
export type CustomerRestoreInput = {
  /** The customer. */
  customerId: string;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** Where a customer stands with us. */
export type CustomerStatus =
  /** Buys. */
  | 'ACTIVE'
  /** Has not bought for long. */
  | 'DORMANT'
  /** Buys elsewhere. */
  | 'LOST'
  /** Has not bought yet. */
  | 'PROSPECT';

/** What a value of the type CustomerStatus has to be. All that is given must hold. */
export type CustomerStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: CustomerStatus | null | undefined;
  /** One of these. */
  in?: Array<CustomerStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: CustomerStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<CustomerStatus> | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type CustomerTagBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<CustomerTagRowInput>;
};

/** Tags that a customer gets and loses; the others stay. */
export type CustomerTagInput = {
  /** Tags to add, 1 to 50 characters each. */
  add?: Array<string> | null | undefined;
  /** The customer. */
  customerId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Tags to take away. */
  remove?: Array<string> | null | undefined;
};

/** One row: as in CustomerTagInput. */
export type CustomerTagRowInput = {
  /** Tags to add, 1 to 50 characters each. */
  add?: Array<string> | null | undefined;
  /** The customer. */
  customerId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** Tags to take away. */
  remove?: Array<string> | null | undefined;
};

/** How much attention a customer gets. */
export type CustomerTier =
  /** Among the best. */
  | 'GOLD'
  /** Above standard. */
  | 'SILVER'
  /** Like everybody. */
  | 'STANDARD'
  /** Gets whatever it takes. */
  | 'VIP';

/** What a value of the type CustomerTier has to be. All that is given must hold. */
export type CustomerTierFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: CustomerTier | null | undefined;
  /** One of these. */
  in?: Array<CustomerTier> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: CustomerTier | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<CustomerTier> | null | undefined;
};

/** What changes about a customer: absent leaves, null clears. */
export type CustomerUpdateInput = {
  /** Where they are; in an update it replaces all of them. */
  addresses?: Array<AddressInput> | null | undefined;
  /** From when on they like to be reached, "09:00" in their own time; with `contactUntil`. */
  contactFrom?: string | null | undefined;
  /** How they themselves are reached; in an update it replaces all of them. */
  contactPoints?: Array<ContactPointInput> | null | undefined;
  /** Until when, "17:30"; later than `contactFrom`. */
  contactUntil?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** The customer. */
  customerId: string;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** Primary e-mail address. */
  email?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What they do; at most 100 characters. */
  industry?: string | null | undefined;
  /** What they said they like; in an update it replaces all of them. What they buy is found by itself. */
  interests?: Array<ProductInterestInput> | null | undefined;
  /** Company or person; can not be cleared. */
  kind?: CustomerKind | null | undefined;
  /** Language to speak to them, BCP 47: "de", "pt-BR". */
  language?: string | null | undefined;
  /** The name in contracts and on invoices; at most 200 characters. */
  legalName?: string | null | undefined;
  /** The name in daily use, 1 to 200 characters; can not be cleared. */
  name?: string | null | undefined;
  /** The company they belong to. */
  parentId?: string | null | undefined;
  /** Primary telephone number, with country code unless an address says the country. */
  phone?: string | null | undefined;
  /** How they like to be reached. */
  preferredChannel?: OutreachChannel | null | undefined;
  /** Sales region, as analyses group it; at most 100 characters. */
  region?: string | null | undefined;
  /** Number of employees. */
  size?: number | null | undefined;
  /** Where they stand with us; can not be cleared. */
  status?: CustomerStatus | null | undefined;
  /** Free words to find them by; at most 50. */
  tags?: Array<string> | null | undefined;
  /** Tax or VAT number; at most 50 characters. */
  taxId?: string | null | undefined;
  /** How much attention they get; can not be cleared. */
  tier?: CustomerTier | null | undefined;
  /** What they want to hear of, in words of your own; at most 50. */
  topics?: Array<string> | null | undefined;
  /** Their page on the web. */
  website?: string | null | undefined;
};

/** Which records of the type Customer are wanted. All that is given must hold. */
export type CustomerWhere = {
  /** All of these hold. */
  and?: Array<CustomerWhere> | null | undefined;
  /** What `archivedAt` has to be; null: absent. */
  archivedAt?: DateTimeFilter | null | undefined;
  /** What `consents` have to be like. */
  consents?: ConsentListFilter | null | undefined;
  /** What `contactPoints` have to be like. */
  contactPoints?: ContactPointListFilter | null | undefined;
  /** What `contacts` have to be like. */
  contacts?: ContactListFilter | null | undefined;
  /** What `createdAt` has to be. */
  createdAt?: DateTimeFilter | null | undefined;
  /** What fields have to be that administrators have added. All of these hold. */
  customFields?: Array<CustomFieldFilter> | null | undefined;
  /** What `email` has to be; null: absent. */
  email?: TextFilter | null | undefined;
  /** What `externalId` has to be; null: absent. */
  externalId?: StringFilter | null | undefined;
  /** What `externalSource` has to be; null: absent. */
  externalSource?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `industry` has to be; null: absent. */
  industry?: StringFilter | null | undefined;
  /** What `kind` has to be. */
  kind?: CustomerKindFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: CustomerWhere | null | undefined;
  /** What `number` has to be. */
  number?: StringFilter | null | undefined;
  /** What `opportunities` have to be like. */
  opportunities?: OpportunityListFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<CustomerWhere> | null | undefined;
  /** What `orders` have to be like. */
  orders?: OrderListFilter | null | undefined;
  /** What `owner` has to be like; null: there is none. */
  owner?: UserWhere | null | undefined;
  /** What `parent` has to be like; null: there is none. */
  parent?: CustomerWhere | null | undefined;
  /** What `region` has to be; null: absent. */
  region?: StringFilter | null | undefined;
  /** What `statedInterests` have to be like. */
  statedInterests?: ProductInterestListFilter | null | undefined;
  /** What `status` has to be. */
  status?: CustomerStatusFilter | null | undefined;
  /** What `tags` has to be. */
  tags?: StringListFilter | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
  /** What `tickets` have to be like. */
  tickets?: TicketListFilter | null | undefined;
  /** What `tier` has to be. */
  tier?: CustomerTierFilter | null | undefined;
  /** What `topics` has to be. */
  topics?: StringListFilter | null | undefined;
  /** What `updatedAt` has to be. */
  updatedAt?: DateTimeFilter | null | undefined;
};

/** What a value of the type Date has to be. All that is given must hold. */
export type DateFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: string | null | undefined;
  /** Greater than this. */
  gt?: string | null | undefined;
  /** This or greater. */
  gte?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Within this long before now: "P30D". */
  last?: string | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** This or less. */
  lte?: string | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: string | null | undefined;
  /** Within this long from now: "P7D". */
  next?: string | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<string> | null | undefined;
  /** Within this period, seen from today. */
  period?: RelativePeriod | null | undefined;
};

/** What a value of the type DateTime has to be. All that is given must hold. */
export type DateTimeFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: string | null | undefined;
  /** Greater than this. */
  gt?: string | null | undefined;
  /** This or greater. */
  gte?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Within this long before now: "P30D". */
  last?: string | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** This or less. */
  lte?: string | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: string | null | undefined;
  /** Within this long from now: "P7D". */
  next?: string | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<string> | null | undefined;
  /** Within this period, seen from today. */
  period?: RelativePeriod | null | undefined;
};

/** What became of a job that gave up. */
export type DeadJobStatus =
  /** It was let go; what it was to do is not done. */
  | 'DISCARDED'
  /** Somebody has to look at it. */
  | 'FAILED'
  /** It was tried again. If it gave up once more, there is another entry. */
  | 'RETRIED';

/** What a value of the type Decimal has to be. All that is given must hold. */
export type DecimalFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: string | null | undefined;
  /** Greater than this. */
  gt?: string | null | undefined;
  /** This or greater. */
  gte?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** This or less. */
  lte?: string | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: string | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<string> | null | undefined;
};

/** A part of the organisation that spends. */
export type DepartmentCreateInput = {
  /** What the books name it by, unique: "4100"; 1 to 50 characters. */
  code: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Who answers for it. */
  managerId?: string | null | undefined;
  /** What people call it; 1 to 200 characters. */
  name: string;
  /** The department above; its budget covers this one too. Without it the new one is at the top. */
  parentId?: string | null | undefined;
  /** The team that sees its budget lines and postings; without it that of the department above, or of who makes it. */
  teamId?: string | null | undefined;
};

/** Another name, manager or team: absent leaves, null clears. Its budget lines and postings go with it to the new team. */
export type DepartmentUpdateInput = {
  /** The department. */
  departmentId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Who answers for it. */
  managerId?: string | null | undefined;
  /** What people call it; can not be cleared. */
  name?: string | null | undefined;
  /** The team that sees its budget lines and postings. */
  teamId?: string | null | undefined;
};

/** Which records of the type Department are wanted. All that is given must hold. */
export type DepartmentWhere = {
  /** All of these hold. */
  and?: Array<DepartmentWhere> | null | undefined;
  /** What `budgetLines` have to be like. */
  budgetLines?: BudgetLineListFilter | null | undefined;
  /** What `code` has to be. */
  code?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `manager` has to be like; null: there is none. */
  manager?: UserWhere | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: DepartmentWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<DepartmentWhere> | null | undefined;
  /** What `parent` has to be like; null: there is none. */
  parent?: DepartmentWhere | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
};

/** Who began. */
export type Direction =
  /** They came to us. */
  | 'INBOUND'
  /** We went to them. */
  | 'OUTBOUND';

/** Two customers that are two. */
export type DuplicateCandidateDismissInput = {
  /** The pair. */
  candidateId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** How you know; 1 to 500 characters. */
  note: string;
};

/** Whom to compare. */
export type DuplicateCandidateFindInput = {
  /** This customer with all others, at once. Without it all are compared with each other, as a job. */
  customerId?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** Which records of the type DuplicateCandidate are wanted. All that is given must hold. */
export type DuplicateCandidateWhere = {
  /** What `a` has to be like; null: there is none. */
  a?: CustomerWhere | null | undefined;
  /** All of these hold. */
  and?: Array<DuplicateCandidateWhere> | null | undefined;
  /** What `b` has to be like; null: there is none. */
  b?: CustomerWhere | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: DuplicateCandidateWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<DuplicateCandidateWhere> | null | undefined;
  /** What `score` has to be. */
  score?: FloatFilter | null | undefined;
  /** What `state` has to be. */
  state?: DuplicateStateFilter | null | undefined;
};

/** What of two customers was compared. */
export type DuplicateField =
  /** Street, building and town of their addresses. */
  | 'ADDRESS'
  /** Birthday of a person. */
  | 'BIRTHDAY'
  /** An e-mail address of theirs or of their people. */
  | 'EMAIL'
  /** Name and legal name, word by word, in any order. */
  | 'NAME'
  /** A telephone number of theirs or of their people. */
  | 'PHONE'
  /** Postal code. */
  | 'POSTAL_CODE'
  /** State or province. */
  | 'REGION'
  /** Tax number. */
  | 'TAX_ID';

/** What became of a pair of customers that may be the same. */
export type DuplicateState =
  /** Somebody said that they are two. */
  | 'DISTINCT'
  /** They were the same, and are one customer now. */
  | 'MERGED'
  /** Nobody has decided. */
  | 'OPEN';

/** What a value of the type DuplicateState has to be. All that is given must hold. */
export type DuplicateStateFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: DuplicateState | null | undefined;
  /** One of these. */
  in?: Array<DuplicateState> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: DuplicateState | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<DuplicateState> | null | undefined;
};

/** Why a person was erased. */
export type ErasureReason =
  /** The law or an authority demands it. */
  | 'LEGAL_DUTY'
  /** It is not needed any more for what it was kept for. */
  | 'NOT_NEEDED'
  /** They asked for it. */
  | 'REQUEST'
  /** They took back the consent on which we kept it. */
  | 'WITHDRAWAL';

/** Up to 500 rows that go in together, in one transaction. */
export type ExchangeRateSetBulkInput = {
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<ExchangeRateSetRowInput>;
};

/** A rate from a day on; one that stands for that day already is replaced. */
export type ExchangeRateSetInput = {
  /** ISO 4217: the currency that it is told in, as JPY in "one EUR is 163.2 JPY". */
  base: string;
  /** ISO 4217: the currency. */
  currency: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The first day that it holds for. */
  from: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Units of `base` for one unit of `currency`, above zero. Tell it as it is published, whichever way round: one EUR is 163.2 JPY, so `currency` EUR. */
  rate: string;
  /** Who publishes it: "ECB"; at most 100 characters. */
  source?: string | null | undefined;
};

/** One row: as in ExchangeRateSetInput. */
export type ExchangeRateSetRowInput = {
  /** ISO 4217: the currency that it is told in, as JPY in "one EUR is 163.2 JPY". */
  base: string;
  /** ISO 4217: the currency. */
  currency: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The first day that it holds for. */
  from: string;
  /** Units of `base` for one unit of `currency`, above zero. Tell it as it is published, whichever way round: one EUR is 163.2 JPY, so `currency` EUR. */
  rate: string;
  /** Who publishes it: "ECB"; at most 100 characters. */
  source?: string | null | undefined;
};

/** Which records of the type ExchangeRate are wanted. All that is given must hold. */
export type ExchangeRateWhere = {
  /** All of these hold. */
  and?: Array<ExchangeRateWhere> | null | undefined;
  /** What `base` has to be. */
  base?: StringFilter | null | undefined;
  /** What `currency` has to be. */
  currency?: StringFilter | null | undefined;
  /** What `from` has to be. */
  from?: DateFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: ExchangeRateWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<ExchangeRateWhere> | null | undefined;
};

/** A period takes no more postings, or takes them again. */
export type FiscalPeriodCloseInput = {
  /** True (default) closes it, false opens it again. */
  closed?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The period. */
  periodId: string;
};

/** Which records of the type FiscalPeriod are wanted. All that is given must hold. */
export type FiscalPeriodWhere = {
  /** All of these hold. */
  and?: Array<FiscalPeriodWhere> | null | undefined;
  /** What `closed` has to be. */
  closed?: BooleanFilter | null | undefined;
  /** What `from` has to be. */
  from?: DateFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `no` has to be. */
  no?: IntFilter | null | undefined;
  /** This does not hold. */
  not?: FiscalPeriodWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<FiscalPeriodWhere> | null | undefined;
  /** What `to` has to be. */
  to?: DateFilter | null | undefined;
  /** What `year` has to be like. */
  year?: FiscalYearWhere | null | undefined;
};

/** A year takes no more postings, or takes them again. */
export type FiscalYearCloseInput = {
  /** True (default) closes it with all its periods, false opens it again; periods closed by themselves stay so. */
  closed?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The year. */
  yearId: string;
};

/** A year of the books, in months. */
export type FiscalYearCreateInput = {
  /** ISO 4217: the currency that the books are kept in. Budgets of the year are in it. */
  currency: string;
  /** Its first day; the 1st to the 28th of a month. */
  from: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What people call it, unique: "FY2026"; 1 to 50 characters. */
  name: string;
  /** Its last day: whole months after the first, at most 13. */
  to: string;
};

/** Which records of the type FiscalYear are wanted. All that is given must hold. */
export type FiscalYearWhere = {
  /** All of these hold. */
  and?: Array<FiscalYearWhere> | null | undefined;
  /** What `closed` has to be. */
  closed?: BooleanFilter | null | undefined;
  /** What `from` has to be. */
  from?: DateFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `name` has to be. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: FiscalYearWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<FiscalYearWhere> | null | undefined;
  /** What `to` has to be. */
  to?: DateFilter | null | undefined;
};

/** What a value of the type Float has to be. All that is given must hold. */
export type FloatFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: number | null | undefined;
  /** Greater than this. */
  gt?: number | null | undefined;
  /** This or greater. */
  gte?: number | null | undefined;
  /** One of these. */
  in?: Array<number> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** This or less. */
  lte?: number | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: number | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<number> | null | undefined;
};

/** What is done when nobody answers. */
export type FollowUpAction =
  /** A task of high priority for whoever has the lead. */
  | 'CHASE'
  /** A task of high priority for whoever leads the team. */
  | 'ESCALATE'
  /** Somebody else gets the lead, as the rules have it. */
  | 'REASSIGN'
  /** A task for whoever has the lead. */
  | 'REMIND';

/** What a follow-up policy is about. */
export type FollowUpEntity =
  /** Leads that somebody has and nobody has answered. */
  | 'LEAD';

/** What became of a step. */
export type FollowUpOutcome =
  /** Not needed: the lead was answered first. */
  | 'ANSWERED'
  /** Not needed: the lead was closed first. */
  | 'CLOSED'
  /** It was done; `result` says what. */
  | 'DONE'
  /** Not needed: somebody else got the lead, and time began again. */
  | 'HANDED_OVER'
  /** There was nobody to do it with; `result` says why. */
  | 'NOBODY';

/** A policy that holds for no lead any more. Steps that leads have already are done. */
export type FollowUpPolicyArchiveInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The policy. */
  followUpPolicyId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** A policy after all others: the first that fits a lead holds. */
export type FollowUpPolicyCreateInput = {
  /** Whose working time counts; absent: the default calendar’s. */
  calendarId?: string | null | undefined;
  /** Which leads it is for; absent: every lead. */
  condition?: LeadConditionInput | null | undefined;
  /** Who is told at last; absent: whoever is nearest above the assignee. */
  escalateToId?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Unique name; 1 to 200 characters. */
  name: string;
  /** Whoever gets the lead next has all the time again; by default the steps go on. */
  restarts?: boolean | null | undefined;
  /** 1 to 20 steps, in the order of time. */
  steps: Array<FollowUpStepInput>;
};

/** The order in which policies are asked. */
export type FollowUpPolicyReorderInput = {
  /** Every policy in force, the first at the top. */
  followUpPolicyIds: Array<string>;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** What changes about a policy: absent leaves, null clears. Steps that leads have already stay as they are. */
export type FollowUpPolicyUpdateInput = {
  /** Whose working time counts. */
  calendarId?: string | null | undefined;
  /** All of the condition from now on; null: every lead. */
  condition?: LeadConditionInput | null | undefined;
  /** Who is told at last. */
  escalateToId?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The policy. */
  followUpPolicyId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Name; can not be cleared. */
  name?: string | null | undefined;
  /** Whoever gets the lead next has all the time again. */
  restarts?: boolean | null | undefined;
  /** All steps from now on. */
  steps?: Array<FollowUpStepInput> | null | undefined;
};

/** A step of a follow-up policy. */
export type FollowUpStepInput = {
  /** What is done. */
  action: FollowUpAction;
  /** How much working time after the lead was given to somebody: hours and minutes, as "PT2H". */
  afterBusinessTime: string;
};

/** Which way a measure should go. */
export type GoodWhen =
  /** Less is better. */
  | 'DOWN'
  /** More is better. */
  | 'UP';

/** A day with hours of its own, or none. */
export type HolidayInput = {
  /** The day. */
  date: string;
  /** Its hours; none by default. */
  intervals?: Array<WorkingIntervalInput>;
  /** Why, as "New Year". */
  name: string;
};

/** What a value of the type ID has to be. All that is given must hold. */
export type IdFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: string | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<string> | null | undefined;
};

/** A file to bring in. */
export type ImportFileInput = {
  /** Tell what would happen, and keep nothing. */
  dryRun?: boolean;
  /** Of a file that was sent to POST /files. */
  fileId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What its lines are. */
  kind: ImportKind;
  /** How its columns become our fields: source, delimiter, encoding, columns, constants, defaults, values, scale, missing, dateFormat, timeZone, decimal. See docs/import.md. */
  mapping?: unknown;
  /** Name of a mapping that was kept, instead of `mapping`. */
  mappingName?: string | null | undefined;
  /** What a bad line means for the others. */
  onError?: ImportOnError;
};

/** What the lines of a file are. */
export type ImportKind =
  /** Ledger accounts, one a line, parents first. */
  | 'ACCOUNTS'
  /** Lines of budgets, one a line. A budget that does not exist is drafted; approve it when it is complete. */
  | 'BUDGETS'
  /** People of customers, one a line. */
  | 'CONTACTS'
  /** Companies and people, one a line. */
  | 'CUSTOMERS'
  /** Departments, one a line, parents first. */
  | 'DEPARTMENTS'
  /** Double entry, one side of an account a line; lines with the same reference that follow each other are one entry, and balance. */
  | 'JOURNALS'
  /** Leads, one a line; they are assigned as any other. */
  | 'LEADS'
  /** Opportunities, one a line. */
  | 'OPPORTUNITIES'
  /** Orders, one product a line; lines with the same id that follow each other are one order. */
  | 'ORDERS'
  /** Postings, one a line; checked against budgets as any other. */
  | 'POSTINGS'
  /** Products, one a line. A category that does not exist is made. */
  | 'PRODUCTS'
  /** Tickets with their first message and how far they are, one a line. */
  | 'TICKETS';

/** A mapping that is not used any more. */
export type ImportMappingArchiveInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The mapping. */
  mappingId: string;
};

/** A mapping to keep. */
export type ImportMappingSaveInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What the lines are. */
  kind: ImportKind;
  /** The mapping; see docs/import.md. */
  mapping: unknown;
  /** Its name. */
  name: string;
};

/** What a bad line means for the others. */
export type ImportOnError =
  /** None goes in. All are tried first, so it takes twice as long. */
  | 'REJECT_ALL'
  /** The good ones go in. */
  | 'REJECT_ROWS';

/** How far an import is. */
export type ImportStatus =
  /** The file was read to its end; bad lines are told under `errors`. */
  | 'DONE'
  /** It ended before its time; `problem` says why. If the file could not be read, nothing was changed. */
  | 'FAILED'
  /** Lines are wrong, and it was to go in all or not at all: nothing was changed. */
  | 'REJECTED'
  /** Lines are going in. */
  | 'RUNNING'
  /** What it has made is being taken back. */
  | 'UNDOING'
  /** What it had made was taken back. */
  | 'UNDONE'
  /** It is queued. */
  | 'WAITING';

/** An import to take back. */
export type ImportUndoInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The import; it has to be done. */
  importId: string;
};

/** An indicator is watched no more. Its alert is closed. */
export type IndicatorArchiveInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The indicator. */
  indicatorId: string;
};

/** A measure to be watched. */
export type IndicatorCreateInput = {
  /** The query that answers it, as `metrics` lists it: "salesAnalysis". */
  analysis: string;
  /** Beyond it the indicator is RED: at `warnAt`, or further. */
  criticalAt: string;
  /** Only these; all of them hold. At most 10. */
  filter?: Array<IndicatorFilterInput> | null | undefined;
  /** Which way it should go; by default as the measure says. */
  goodWhen?: IndicatorDirection | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Code of the measure, as `metrics` lists it: "revenue". */
  measure: string;
  /** What people call it; 1 to 200 characters. */
  name: string;
  /** The days that it is about. */
  period: IndicatorPeriod;
  /** What is aimed at, in the unit of the measure. */
  target?: string | null | undefined;
  /** Beyond it the indicator is AMBER. */
  warnAt: string;
};

/** Which way an indicator should go. */
export type IndicatorDirection =
  /** Less is better: above a limit is beyond it. */
  | 'DOWN'
  /** More is better: below a limit is beyond it. */
  | 'UP';

/** Limits a dimension to some of its keys. */
export type IndicatorFilterInput = {
  /** Name of the dimension in `where` of the analysis: "region". */
  dimension: string;
  /** Keys, as the analysis has them; 1 to 100. */
  keys: Array<string>;
};

/** The days that an indicator is about, in the time zone of the organisation. They move on by themselves. */
export type IndicatorPeriod =
  /** Today and the 29 days before. */
  | 'LAST_30_DAYS'
  /** The month before. */
  | 'LAST_MONTH'
  /** The quarter before. */
  | 'LAST_QUARTER'
  /** The month. */
  | 'THIS_MONTH'
  /** The quarter of the calendar. */
  | 'THIS_QUARTER'
  /** The ISO week. */
  | 'THIS_WEEK'
  /** The year of the calendar. */
  | 'THIS_YEAR'
  /** The day. */
  | 'TODAY';

/** What the figure of an indicator means. */
export type IndicatorStatus =
  /** It is beyond `warnAt`. */
  | 'AMBER'
  /** It is on the good side of both limits, or at them. */
  | 'GREEN'
  /** There is no figure: no records, or its owner may not ask for it (`problem`). */
  | 'NO_DATA'
  /** It is beyond `criticalAt`. */
  | 'RED';

/** What a value of the type IndicatorStatus has to be. All that is given must hold. */
export type IndicatorStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: IndicatorStatus | null | undefined;
  /** One of these. */
  in?: Array<IndicatorStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: IndicatorStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<IndicatorStatus> | null | undefined;
};

/** Another name, target or limits: absent leaves, null clears. */
export type IndicatorUpdateInput = {
  /** Beyond it the indicator is RED; can not be cleared. */
  criticalAt?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The indicator. */
  indicatorId: string;
  /** What people call it; can not be cleared. */
  name?: string | null | undefined;
  /** What is aimed at. */
  target?: string | null | undefined;
  /** Beyond it the indicator is AMBER; can not be cleared. */
  warnAt?: string | null | undefined;
};

/** Which records of the type Indicator are wanted. All that is given must hold. */
export type IndicatorWhere = {
  /** All of these hold. */
  and?: Array<IndicatorWhere> | null | undefined;
  /** What `archivedAt` has to be; null: absent. */
  archivedAt?: DateTimeFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: IndicatorWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<IndicatorWhere> | null | undefined;
  /** What `owner` has to be like; null: there is none. */
  owner?: UserWhere | null | undefined;
  /** What `status` has to be. */
  status?: IndicatorStatusFilter | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
};

/** What a value of the type Int has to be. All that is given must hold. */
export type IntFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: number | null | undefined;
  /** Greater than this. */
  gt?: number | null | undefined;
  /** This or greater. */
  gte?: number | null | undefined;
  /** One of these. */
  in?: Array<number> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: number | null | undefined;
  /** This or less. */
  lte?: number | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: number | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<number> | null | undefined;
};

/** How we know of an interest. */
export type InterestSource =
  /** From what they bought, might buy, or asked for. */
  | 'DERIVED'
  /** They said so. */
  | 'STATED';

/** The link of an invitation, and what goes with it. */
export type InvitationAcceptInput = {
  /** Your full name, if it was written wrongly. */
  name?: string | null | undefined;
  /** The password that you want. At least 12 characters, at most 200; of whatever kind. */
  password: string;
  /** What stands after "#invitation=" in the link. */
  token: string;
};

/** An invitation that is to be sent again. */
export type InvitationResendInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Who was invited. */
  userId: string;
};

/** An invitation that is to end. */
export type InvitationWithdrawInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Who was invited. */
  userId: string;
};

/** How far a job is. */
export type JobProgressStatus =
  /** It has come to its end; single rows may have failed. */
  | 'DONE'
  /** It gave up. */
  | 'FAILED'
  /** It is at it, or will go on after an interruption. */
  | 'RUNNING'
  /** It is queued. */
  | 'WAITING';

/** A job that gave up. */
export type JobSettleInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The job. */
  jobId: string;
};

/** A posting whose amount is shared out among departments. */
export type JournalEntryAllocateInput = {
  /** What it is for, at most 1,000 characters. */
  description?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** By which key. */
  keyId: string;
  /** What was booked: ACTUAL, not taken back, and not shared out yet. */
  postingId: string;
  /** Your document number, unique among allocations. Booking it again changes nothing and answers the first entry. */
  reference: string;
};

/** Lines of which debit and credit are equal. */
export type JournalEntryPostInput = {
  /** ISO 4217: of all lines. In another currency than the books they are translated by the rate of the day; what is lost by rounding goes to the largest line. */
  currency: string;
  /** The day that it counts for. */
  date: string;
  /** What it is for, at most 1,000 characters. */
  description?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** 2 to 200 lines. */
  lines: Array<JournalLineInput>;
  /** Your document number, unique within `source`. Booking it again changes nothing and answers the first entry. */
  reference: string;
  /** The system or book that `reference` is unique in; "journal" if absent. */
  source?: string | null | undefined;
};

/** An entry to take back, whole. */
export type JournalEntryReverseInput = {
  /** The day that the reversal counts for; by default that of the entry. */
  date?: string | null | undefined;
  /** Why, at most 1,000 characters. */
  description?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The entry. It is taken back once at most, and reversals not at all. */
  journalId: string;
  /** Document number of the reversal, unique within the source of the entry. */
  reference: string;
};

/** Which records of the type JournalEntry are wanted. All that is given must hold. */
export type JournalEntryWhere = {
  /** What `amount` has to be. */
  amount?: DecimalFilter | null | undefined;
  /** All of these hold. */
  and?: Array<JournalEntryWhere> | null | undefined;
  /** What `date` has to be. */
  date?: DateFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: JournalEntryWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<JournalEntryWhere> | null | undefined;
  /** What `reference` has to be. */
  reference?: StringFilter | null | undefined;
  /** What `reverses` has to be like; null: there is none. */
  reverses?: JournalEntryWhere | null | undefined;
  /** What `source` has to be. */
  source?: StringFilter | null | undefined;
};

/** One side of a line: debit or credit, not both. */
export type JournalLineInput = {
  /** On what. */
  accountId: string;
  /** Above zero: more of a LIABILITY, EQUITY or INCOME, less of the others. */
  credit?: string | null | undefined;
  /** Above zero: more of an ASSET or EXPENSE, less of the others. */
  debit?: string | null | undefined;
  /** Who spends, earns, has or owes. */
  departmentId: string;
  /** What this line is for, at most 1,000 characters; by default as the entry. */
  description?: string | null | undefined;
  /** The product that it is for. */
  productId?: string | null | undefined;
  /** The project that it is for; it has to be open on the day. */
  projectId?: string | null | undefined;
  /** The region that it is for, as customers and orders have it; 1 to 100 characters. */
  region?: string | null | undefined;
};

/** Whoever has a lead takes it on. */
export type LeadAcceptInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The lead; you have it. */
  leadId: string;
};

/** Up to 500 rows that go in together, in one transaction. */
export type LeadAssignBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<LeadAssignRowInput>;
};

/** Who gets a lead: a person, or whoever of a pool has waited longest. */
export type LeadAssignInput = {
  /** The person. Give either this or `poolId`. */
  assigneeId?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The lead. */
  leadId: string;
  /** The pool. Give either this or `assigneeId`. */
  poolId?: string | null | undefined;
  /** Why, for whoever asks later; at most 500 characters. */
  reason?: string | null | undefined;
};

/** One row: as in LeadAssignInput. */
export type LeadAssignRowInput = {
  /** The person. Give either this or `poolId`. */
  assigneeId?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The lead. */
  leadId: string;
  /** The pool. Give either this or `assigneeId`. */
  poolId?: string | null | undefined;
  /** Why, for whoever asks later; at most 500 characters. */
  reason?: string | null | undefined;
};

/** How leads of a source reach us. */
export type LeadChannel =
  /** A paid advertisement. */
  | 'AD'
  /** A message to one of our addresses. */
  | 'EMAIL'
  /** A fair, a talk, a visit. */
  | 'EVENT'
  /** Brought in from a file. */
  | 'IMPORT'
  /** Sent by a partner. */
  | 'PARTNER'
  /** A call. */
  | 'PHONE'
  /** Recommended by somebody we know. */
  | 'REFERRAL'
  /** A form on a web site. */
  | 'WEB';

/** What a value of the type LeadChannel has to be. All that is given must hold. */
export type LeadChannelFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: LeadChannel | null | undefined;
  /** One of these. */
  in?: Array<LeadChannel> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: LeadChannel | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<LeadChannel> | null | undefined;
};

/** Which leads are meant. Of a list one has to be the lead’s; everything that is given has to hold; nothing given is every lead. */
export type LeadConditionInput = {
  /** Categories of the product, "category_…"; those below count. */
  categoryIds?: Array<string> | null | undefined;
  /** Channels of the source. */
  channels?: Array<LeadChannel> | null | undefined;
  /** Languages, BCP 47: "pt" takes "pt-BR" too. */
  languages?: Array<string> | null | undefined;
  /** Products that they are interested in, "product_…". */
  productIds?: Array<string> | null | undefined;
  /** Lowest score, 0 to 1. A lead without a score is not meant. */
  scoreAtLeast?: number | null | undefined;
  /** Highest score, 0 to 1. A lead without a score is not meant. */
  scoreAtMost?: number | null | undefined;
  /** Codes of sources, as in `leadSources { code }`. */
  sources?: Array<string> | null | undefined;
  /** Codes of territories. */
  territories?: Array<string> | null | undefined;
};

/** A lead becomes customer, contact and opportunity, all or nothing. */
export type LeadConvertInput = {
  /** A customer that exists already; without it a new one is made of the lead. */
  customerId?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The lead. */
  leadId: string;
  /** The opportunity to open; without it none is opened. */
  opportunity?: LeadOpportunityInput | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type LeadCreateBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<LeadCreateRowInput>;
};

/** A new lead. */
export type LeadCreateInput = {
  /** Who gets it. Without it the pool of `poolId` decides, else the first rule that takes it, else the pool of the territory, else the one without territory. */
  assigneeId?: string | null | undefined;
  /** Company that the person speaks for. */
  company?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** Its id in that system; unique there, so that sending it twice makes one lead. */
  externalId?: string | null | undefined;
  /** The system that it is brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Language to speak to them, BCP 47: "de", "pt-BR". */
  language?: string | null | undefined;
  /** Name of the person, or of the company if no person is known; 1 to 200 characters. */
  name: string;
  /** What they told us; at most 10,000 characters. */
  note?: string | null | undefined;
  /** Telephone number in any notation; with country code it is recognised everywhere. */
  phone?: string | null | undefined;
  /** The pool that decides. */
  poolId?: string | null | undefined;
  /** What they are interested in. */
  productInterestId?: string | null | undefined;
  /** Code of a lead source, as in `leadSources { code }`. */
  source?: string | null | undefined;
  /** Sales territory, by its code; decides which pool takes the lead. */
  territory?: string | null | undefined;
  /** utm_campaign of the page visited. */
  utmCampaign?: string | null | undefined;
  /** utm_content of the page visited. */
  utmContent?: string | null | undefined;
  /** utm_medium of the page visited. */
  utmMedium?: string | null | undefined;
  /** utm_source of the page visited. */
  utmSource?: string | null | undefined;
  /** utm_term of the page visited. */
  utmTerm?: string | null | undefined;
};

/** One row: as in LeadCreateInput. */
export type LeadCreateRowInput = {
  /** Who gets it. Without it the pool of `poolId` decides, else the first rule that takes it, else the pool of the territory, else the one without territory. */
  assigneeId?: string | null | undefined;
  /** Company that the person speaks for. */
  company?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** E-mail address. */
  email?: string | null | undefined;
  /** Its id in that system; unique there, so that sending it twice makes one lead. */
  externalId?: string | null | undefined;
  /** The system that it is brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** Language to speak to them, BCP 47: "de", "pt-BR". */
  language?: string | null | undefined;
  /** Name of the person, or of the company if no person is known; 1 to 200 characters. */
  name: string;
  /** What they told us; at most 10,000 characters. */
  note?: string | null | undefined;
  /** Telephone number in any notation; with country code it is recognised everywhere. */
  phone?: string | null | undefined;
  /** The pool that decides. */
  poolId?: string | null | undefined;
  /** What they are interested in. */
  productInterestId?: string | null | undefined;
  /** Code of a lead source, as in `leadSources { code }`. */
  source?: string | null | undefined;
  /** Sales territory, by its code; decides which pool takes the lead. */
  territory?: string | null | undefined;
  /** utm_campaign of the page visited. */
  utmCampaign?: string | null | undefined;
  /** utm_content of the page visited. */
  utmContent?: string | null | undefined;
  /** utm_medium of the page visited. */
  utmMedium?: string | null | undefined;
  /** utm_source of the page visited. */
  utmSource?: string | null | undefined;
  /** utm_term of the page visited. */
  utmTerm?: string | null | undefined;
};

/** A lead is not worth an offer. */
export type LeadDisqualifyInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The lead. */
  leadId: string;
  /** Why not; 1 to 500 characters. */
  reason: string;
};

/** A form that goes out of use for good. Links that were mailed already stay good. */
export type LeadFormArchiveInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The form. */
  leadFormId: string;
};

/** A new form. */
export type LeadFormCreateInput = {
  /** Origins of the pages that may send it, such as "https://www.example.com"; empty: all. */
  allowedOrigins?: Array<string> | null | undefined;
  /** What that allows us, by e-mail. */
  consentPurpose?: ConsentPurpose | null | undefined;
  /** Is the form refused unless they agree? By default not. */
  consentRequired?: boolean | null | undefined;
  /** What they are asked to agree to, 1 to 1,000 characters; with a purpose. */
  consentText?: string | null | undefined;
  /** Does it count only once it is confirmed by a link that goes to the e-mail address? By default yes. */
  doubleOptIn?: boolean | null | undefined;
  /** What it asks for, from the top. With `doubleOptIn` the e-mail address, required; otherwise that or the telephone number. */
  fields: Array<LeadFormQuestionInput>;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What stands below the title. */
  intro?: string | null | undefined;
  /** Language of its page, and of its leads unless they say one; BCP 47. */
  language?: string | null | undefined;
  /** Is the lead made before that? By default not. */
  leadBeforeConfirmation?: boolean | null | undefined;
  /** How long the link is good for, a minute to 30 days; by default PT48H. */
  lifetime?: string | null | undefined;
  /** Unique name, for us; 1 to 200 characters. */
  name: string;
  /** The pool that gets its leads; without it rules decide. */
  poolId?: string | null | undefined;
  /** What its leads are interested in. */
  productInterestId?: string | null | undefined;
  /** Where a browser goes afterwards, an address with https:// or http://; without it to a page that says thank you. */
  redirectTo?: string | null | undefined;
  /** Where its leads come from: code of a lead source. */
  source: string;
  /** Territory of its leads, by its code, unless they say one. */
  territory?: string | null | undefined;
  /** What stands at the top of its page, 1 to 200 characters; at first the name. */
  title?: string | null | undefined;
};

/** What a form can ask for. In what a form sends the fields have these names in small letters. */
export type LeadFormField =
  /** Company that the person speaks for. */
  | 'COMPANY'
  /** E-mail address. */
  | 'EMAIL'
  /** Language to speak to them, BCP 47. */
  | 'LANGUAGE'
  /** Name of the person. */
  | 'NAME'
  /** What they want to tell us, on several lines. */
  | 'NOTE'
  /** Telephone number. */
  | 'PHONE'
  /** Sales territory, by its code. */
  | 'TERRITORY';

/** A field that a form asks for. */
export type LeadFormQuestionInput = {
  /** The field of the lead. */
  field: LeadFormField;
  /** What stands above it; by default the name of the field, in English. */
  label?: string | null | undefined;
  /** Is the form refused without it? By default not. */
  required?: boolean | null | undefined;
};

/** How far a form is that somebody has filled in. What nobody confirms in time is deleted. */
export type LeadFormSubmissionStatus =
  /** Whoever reads the mail of this address has confirmed. */
  | 'CONFIRMED'
  /** A mail with a link is on its way; nobody has confirmed. */
  | 'PENDING'
  /** Taken at once: the form asks for no confirmation. */
  | 'RECEIVED';

/** What a value of the type LeadFormSubmissionStatus has to be. All that is given must hold. */
export type LeadFormSubmissionStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: LeadFormSubmissionStatus | null | undefined;
  /** One of these. */
  in?: Array<LeadFormSubmissionStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: LeadFormSubmissionStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<LeadFormSubmissionStatus> | null | undefined;
};

/** Which records of the type LeadFormSubmission are wanted. All that is given must hold. */
export type LeadFormSubmissionWhere = {
  /** All of these hold. */
  and?: Array<LeadFormSubmissionWhere> | null | undefined;
  /** What `email` has to be; null: absent. */
  email?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: LeadFormSubmissionWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<LeadFormSubmissionWhere> | null | undefined;
  /** What `status` has to be. */
  status?: LeadFormSubmissionStatusFilter | null | undefined;
  /** What `submittedAt` has to be. */
  submittedAt?: DateTimeFilter | null | undefined;
};

/** What changes about a form: absent leaves, null clears what can be cleared. */
export type LeadFormUpdateInput = {
  /** Does it take anything? */
  active?: boolean | null | undefined;
  /** Origins of the pages that may send it, such as "https://www.example.com"; empty: all. */
  allowedOrigins?: Array<string> | null | undefined;
  /** What that allows us, by e-mail. */
  consentPurpose?: ConsentPurpose | null | undefined;
  /** Is the form refused unless they agree? By default not. */
  consentRequired?: boolean | null | undefined;
  /** What they are asked to agree to, 1 to 1,000 characters; with a purpose. */
  consentText?: string | null | undefined;
  /** Does it count only once it is confirmed by a link that goes to the e-mail address? By default yes. */
  doubleOptIn?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** All of what it asks for from now on. */
  fields?: Array<LeadFormQuestionInput> | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What stands below the title. */
  intro?: string | null | undefined;
  /** Language of its page, and of its leads unless they say one; BCP 47. */
  language?: string | null | undefined;
  /** Is the lead made before that? By default not. */
  leadBeforeConfirmation?: boolean | null | undefined;
  /** The form. */
  leadFormId: string;
  /** How long the link is good for, a minute to 30 days; by default PT48H. */
  lifetime?: string | null | undefined;
  /** Unique name. */
  name?: string | null | undefined;
  /** The pool that gets its leads; without it rules decide. */
  poolId?: string | null | undefined;
  /** What its leads are interested in. */
  productInterestId?: string | null | undefined;
  /** Where a browser goes afterwards, an address with https:// or http://; without it to a page that says thank you. */
  redirectTo?: string | null | undefined;
  /** Code of a lead source. */
  source?: string | null | undefined;
  /** Territory of its leads, by its code, unless they say one. */
  territory?: string | null | undefined;
  /** What stands at the top of its page, 1 to 200 characters; at first the name. */
  title?: string | null | undefined;
};

/** The opportunity that a converted lead opens. */
export type LeadOpportunityInput = {
  /** What it is worth. */
  amount: MoneyInput;
  /** When it should be won. */
  closeDate?: string | null | undefined;
  /** What it is called; 1 to 200 characters. */
  name: string;
  /** The pipeline; without it the default one. It starts in the first stage. */
  pipelineId?: string | null | undefined;
};

/** A lead is worth an offer. */
export type LeadQualifyInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The lead. */
  leadId: string;
};

/** Which records of the type LeadSource are wanted. All that is given must hold. */
export type LeadSourceWhere = {
  /** All of these hold. */
  and?: Array<LeadSourceWhere> | null | undefined;
  /** What `channel` has to be. */
  channel?: LeadChannelFilter | null | undefined;
  /** What `code` has to be. */
  code?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: LeadSourceWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<LeadSourceWhere> | null | undefined;
};

/** How far we are with a lead. */
export type LeadStatus =
  /** Somebody has it and has not spoken to the lead yet. */
  | 'ASSIGNED'
  /** A customer now. The end. */
  | 'CONVERTED'
  /** Not worth an offer; `disqualifyReason` says why. */
  | 'DISQUALIFIED'
  /** Captured; nobody has it yet. */
  | 'NEW'
  /** Worth an offer. */
  | 'QUALIFIED'
  /** Was disqualified and is looked at again. */
  | 'RECYCLED'
  /** First contact made. */
  | 'WORKING';

/** What a value of the type LeadStatus has to be. All that is given must hold. */
export type LeadStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: LeadStatus | null | undefined;
  /** One of these. */
  in?: Array<LeadStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: LeadStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<LeadStatus> | null | undefined;
};

/** Which records of the type Lead are wanted. All that is given must hold. */
export type LeadWhere = {
  /** All of these hold. */
  and?: Array<LeadWhere> | null | undefined;
  /** What `assignee` has to be like; null: there is none. */
  assignee?: UserWhere | null | undefined;
  /** What `createdAt` has to be. */
  createdAt?: DateTimeFilter | null | undefined;
  /** What fields have to be that administrators have added. All of these hold. */
  customFields?: Array<CustomFieldFilter> | null | undefined;
  /** What `customer` has to be like; null: there is none. */
  customer?: CustomerWhere | null | undefined;
  /** What `email` has to be; null: absent. */
  email?: StringFilter | null | undefined;
  /** What `externalId` has to be; null: absent. */
  externalId?: StringFilter | null | undefined;
  /** What `externalSource` has to be; null: absent. */
  externalSource?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: LeadWhere | null | undefined;
  /** What `number` has to be. */
  number?: StringFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<LeadWhere> | null | undefined;
  /** What `possibleDuplicate` has to be. */
  possibleDuplicate?: BooleanFilter | null | undefined;
  /** What `score` has to be; null: absent. */
  score?: FloatFilter | null | undefined;
  /** What `source` has to be like; null: there is none. */
  source?: LeadSourceWhere | null | undefined;
  /** What `status` has to be. */
  status?: LeadStatusFilter | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
  /** What `territory` has to be; null: absent. */
  territory?: StringFilter | null | undefined;
};

/** The first contact with a lead was made. */
export type LeadWorkInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The lead. */
  leadId: string;
};

/** Which records of the type LedgerAccount are wanted. All that is given must hold. */
export type LedgerAccountWhere = {
  /** All of these hold. */
  and?: Array<LedgerAccountWhere> | null | undefined;
  /** What `code` has to be. */
  code?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `kind` has to be. */
  kind?: AccountKindFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: LedgerAccountWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<LedgerAccountWhere> | null | undefined;
  /** What `parent` has to be like; null: there is none. */
  parent?: LedgerAccountWhere | null | undefined;
};

/** Why a record is no longer among those that a subscription tells of. */
export type LeftReason =
  /** It does not exist any more. */
  | 'DELETED'
  /** You may not see it any more: it was given to others. */
  | 'NOT_VISIBLE'
  /** It was changed, and `where` does not name it any more. */
  | 'NO_LONGER_MATCHES';

/** What took place. */
export type LoggedActivityKind =
  /** A call. */
  | 'CALL'
  /** An e-mail. */
  | 'EMAIL'
  /** A meeting or visit. */
  | 'MEETING'
  /** Something to remember. */
  | 'NOTE';

/** Which records of the type MergeRecord are wanted. All that is given must hold. */
export type MergeRecordWhere = {
  /** All of these hold. */
  and?: Array<MergeRecordWhere> | null | undefined;
  /** What `at` has to be. */
  at?: DateTimeFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: MergeRecordWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<MergeRecordWhere> | null | undefined;
  /** What `survivor` has to be like. */
  survivor?: CustomerWhere | null | undefined;
};

/** Whom a message is for. */
export type MessageKind =
  /** Colleagues only: never sent to the customer, not in the timeline. */
  | 'INTERNAL'
  /** The customer reads it, or wrote it. */
  | 'PUBLIC'
  /** Written by the server: an automatic answer, a note of a merge. Not a first response. */
  | 'SYSTEM';

/** How a measure is made, which says what it can be added up over. */
export type MetricKind =
  /** A number of records: groups add up to their total. */
  | 'COUNT'
  /** A number of different things: groups do not add up, a total is counted anew. */
  | 'DISTINCT'
  /** What there is at the end of a period: the last value over time, added up over other dimensions. */
  | 'LAST'
  /** A median: groups do not add up, a total is taken anew. */
  | 'MEDIAN'
  /** A ratio of sums, never an average of ratios: a total is computed anew. */
  | 'RATIO'
  /** A sum: groups add up to their total. */
  | 'SUM';

/** What a measure is counted in. */
export type MetricUnit =
  /** A number of things. */
  | 'COUNT'
  /** Days of 24 hours. */
  | 'DAYS'
  /** Hours. */
  | 'HOURS'
  /** Units of the currency that the answer names. */
  | 'MONEY'
  /** Percent; differences are points. */
  | 'PERCENT'
  /** Units of measure of the products. */
  | 'QUANTITY';

/** An amount of money, exact. */
export type MoneyInput = {
  /** In units of the currency, not cents. */
  amount: string;
  /** ISO 4217, such as "EUR". */
  currency: string;
};

/** What becomes of a new customer who may be there already. */
export type OnDuplicate =
  /** It is written down; a few seconds later `duplicateCandidates` has the pair. */
  | 'CREATE'
  /** It is refused with a `DuplicateError` that says who it may be. Repeat it with CREATE to have it all the same. */
  | 'REFUSE';

/** A sale goes to another rep. */
export type OpportunityAssignInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The opportunity. */
  opportunityId: string;
  /** The rep from now on. */
  ownerId: string;
};

/** A sale that may come about. */
export type OpportunityCreateInput = {
  /** What it would bring; not below zero. */
  amount: MoneyInput;
  /** The day on which the customer should decide. */
  closeDate?: string | null | undefined;
  /** When it was won or lost, if it starts in such a stage; by default now. */
  closedAt?: string | null | undefined;
  /** The person we speak to. */
  contactId?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** Who would buy. */
  customerId: string;
  /** Its id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that it is brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Why it was lost, if it starts in a lost stage; at most 500 characters. */
  lostReason?: string | null | undefined;
  /** What it is about, in a line; 1 to 200 characters. */
  name: string;
  /** When the sale was begun; by default now. */
  openedAt?: string | null | undefined;
  /** The rep; by default you. */
  ownerId?: string | null | undefined;
  /** The pipeline; by default that of the stage, or the default one. */
  pipelineId?: string | null | undefined;
  /** Chance of being won in percent; by default that of the stage. Won and lost stages have their own. */
  probability?: number | null | undefined;
  /** What it is mostly about. */
  productId?: string | null | undefined;
  /** Sales region; by default that of the customer. At most 100 characters. */
  region?: string | null | undefined;
  /** Where it starts; by default the first stage of the pipeline. */
  stageId?: string | null | undefined;
};

/** What related records of the type Opportunity have to be like. Only those that you may see count. */
export type OpportunityListFilter = {
  /** All match; true if there are none. */
  every?: OpportunityWhere | null | undefined;
  /** None matches. */
  none?: OpportunityWhere | null | undefined;
  /** At least one matches. */
  some?: OpportunityWhere | null | undefined;
};

/** A sale enters another stage of its pipeline. */
export type OpportunityMoveInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Why it was lost: needed for a lost stage, refused for others. At most 500 characters. */
  lostReason?: string | null | undefined;
  /** The opportunity. */
  opportunityId: string;
  /** The stage, of the same pipeline. */
  stageId: string;
};

/** What changes about a sale: absent leaves, null clears. Its stage changes by `opportunityMove`. */
export type OpportunityUpdateInput = {
  /** What it would bring; can not be cleared. */
  amount?: MoneyInput | null | undefined;
  /** The day on which the customer should decide. */
  closeDate?: string | null | undefined;
  /** The person we speak to. */
  contactId?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What it is about; can not be cleared. */
  name?: string | null | undefined;
  /** The opportunity. */
  opportunityId: string;
  /** Chance of being won in percent; null goes back to that of the stage. Only while OPEN. */
  probability?: number | null | undefined;
  /** What it is mostly about. */
  productId?: string | null | undefined;
  /** Sales region. */
  region?: string | null | undefined;
};

/** Which records of the type Opportunity are wanted. All that is given must hold. */
export type OpportunityWhere = {
  /** What `amount` has to be. */
  amount?: DecimalFilter | null | undefined;
  /** All of these hold. */
  and?: Array<OpportunityWhere> | null | undefined;
  /** What `closeDate` has to be; null: absent. */
  closeDate?: DateFilter | null | undefined;
  /** What `closedAt` has to be; null: absent. */
  closedAt?: DateTimeFilter | null | undefined;
  /** What `createdAt` has to be. */
  createdAt?: DateTimeFilter | null | undefined;
  /** What fields have to be that administrators have added. All of these hold. */
  customFields?: Array<CustomFieldFilter> | null | undefined;
  /** What `customer` has to be like; null: there is none. */
  customer?: CustomerWhere | null | undefined;
  /** What `externalId` has to be; null: absent. */
  externalId?: StringFilter | null | undefined;
  /** What `externalSource` has to be; null: absent. */
  externalSource?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: OpportunityWhere | null | undefined;
  /** What `number` has to be. */
  number?: StringFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<OpportunityWhere> | null | undefined;
  /** What `owner` has to be like; null: there is none. */
  owner?: UserWhere | null | undefined;
  /** What `pipeline` has to be like. */
  pipeline?: PipelineWhere | null | undefined;
  /** What `product` has to be like; null: there is none. */
  product?: ProductWhere | null | undefined;
  /** What `stage` has to be like. */
  stage?: StageWhere | null | undefined;
  /** What `status` has to be. */
  status?: StageKindFilter | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
};

/** How an order reached us. */
export type OrderChannel =
  /** Through a rep. */
  | 'DIRECT'
  /** Through a partner. */
  | 'PARTNER'
  /** By telephone. */
  | 'PHONE'
  /** In a store. */
  | 'STORE'
  /** On the web. */
  | 'WEB';

/** What a value of the type OrderChannel has to be. All that is given must hold. */
export type OrderChannelFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: OrderChannel | null | undefined;
  /** One of these. */
  in?: Array<OrderChannel> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: OrderChannel | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<OrderChannel> | null | undefined;
};

/** What a customer orders. */
export type OrderCreateInput = {
  /** How it reached us. */
  channel?: OrderChannel;
  /** The person who orders. */
  contactId?: string | null | undefined;
  /** ISO 4217, such as "EUR": of all lines. */
  currency: string;
  /** Who buys. */
  customerId: string;
  /** Its id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that it is brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What is ordered; 1 to 500 lines. */
  lines: Array<OrderLineInput>;
  /** The opportunity that it comes from. */
  opportunityId?: string | null | undefined;
  /** When the customer ordered; by default now. */
  orderedAt?: string | null | undefined;
  /** Sales region; by default that of the customer. At most 100 characters. */
  region?: string | null | undefined;
  /** Who sold it; by default you. */
  repId?: string | null | undefined;
  /** How far it is. */
  status?: OrderStatus;
};

/** Which end of an order comes first. */
export type OrderDirection =
  /** Smallest, oldest, first of the alphabet first. What is absent comes last. */
  | 'ASC'
  /** Largest, newest, last of the alphabet first. What is absent comes first. */
  | 'DESC';

/** A product that is ordered. */
export type OrderLineInput = {
  /** What one unit costs us; by default as in the catalogue. */
  cost?: string | null | undefined;
  /** Percent off the price, 0 to 100; by default 0. */
  discount?: string | null | undefined;
  /** Of one unit, in the currency of the order; by default that of the catalogue. */
  price?: string | null | undefined;
  /** What; it must be on sale. */
  productId: string;
  /** How many units of it; not 0, below zero for what is taken back. */
  quantity: string;
};

/** What related records of the type OrderLine have to be like. Only those that you may see count. */
export type OrderLineListFilter = {
  /** All match; true if there are none. */
  every?: OrderLineWhere | null | undefined;
  /** None matches. */
  none?: OrderLineWhere | null | undefined;
  /** At least one matches. */
  some?: OrderLineWhere | null | undefined;
};

/** Which records of the type OrderLine are wanted. All that is given must hold. */
export type OrderLineWhere = {
  /** All of these hold. */
  and?: Array<OrderLineWhere> | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: OrderLineWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<OrderLineWhere> | null | undefined;
  /** What `product` has to be like. */
  product?: ProductWhere | null | undefined;
};

/** What related records of the type Order have to be like. Only those that you may see count. */
export type OrderListFilter = {
  /** All match; true if there are none. */
  every?: OrderWhere | null | undefined;
  /** None matches. */
  none?: OrderWhere | null | undefined;
  /** At least one matches. */
  some?: OrderWhere | null | undefined;
};

/** An order goes on. */
export type OrderSetStatusInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The order. */
  orderId: string;
  /** How far it is now. */
  status: OrderStatus;
};

/** How far an order is. CONFIRMED, FULFILLED and INVOICED count as sold. */
export type OrderStatus =
  /** Called off before delivery. */
  | 'CANCELLED'
  /** Agreed with the customer. */
  | 'CONFIRMED'
  /** Being put together. */
  | 'DRAFT'
  /** Delivered. */
  | 'FULFILLED'
  /** The invoice is out. */
  | 'INVOICED'
  /** All of it came back. */
  | 'RETURNED';

/** What a value of the type OrderStatus has to be. All that is given must hold. */
export type OrderStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: OrderStatus | null | undefined;
  /** One of these. */
  in?: Array<OrderStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: OrderStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<OrderStatus> | null | undefined;
};

/** Which records of the type Order are wanted. All that is given must hold. */
export type OrderWhere = {
  /** What `amount` has to be. */
  amount?: DecimalFilter | null | undefined;
  /** All of these hold. */
  and?: Array<OrderWhere> | null | undefined;
  /** What `channel` has to be. */
  channel?: OrderChannelFilter | null | undefined;
  /** What `customer` has to be like; null: there is none. */
  customer?: CustomerWhere | null | undefined;
  /** What `externalId` has to be; null: absent. */
  externalId?: StringFilter | null | undefined;
  /** What `externalSource` has to be; null: absent. */
  externalSource?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `lines` have to be like. */
  lines?: OrderLineListFilter | null | undefined;
  /** This does not hold. */
  not?: OrderWhere | null | undefined;
  /** What `number` has to be. */
  number?: StringFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<OrderWhere> | null | undefined;
  /** What `orderedAt` has to be. */
  orderedAt?: DateTimeFilter | null | undefined;
  /** What `region` has to be; null: absent. */
  region?: StringFilter | null | undefined;
  /** What `rep` has to be like; null: there is none. */
  rep?: UserWhere | null | undefined;
  /** What `status` has to be. */
  status?: OrderStatusFilter | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
};

/** By what we turn to somebody. */
export type OutreachChannel =
  /** A messenger. */
  | 'CHAT'
  /** E-mail. */
  | 'EMAIL'
  /** A call. */
  | 'PHONE'
  /** A letter. */
  | 'POST'
  /** A short message to a mobile telephone. */
  | 'SMS';

/** What a value of the type OutreachChannel has to be. All that is given must hold. */
export type OutreachChannelFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: OutreachChannel | null | undefined;
  /** One of these. */
  in?: Array<OutreachChannel> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: OutreachChannel | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<OutreachChannel> | null | undefined;
};

/** What becomes of people outside of their working hours. */
export type OutsideHours =
  /** They get leads all the same, for their next shift. */
  | 'NEXT_SHIFT'
  /** They are passed over until their next shift begins. */
  | 'SKIP';

/** Your old password and the new one. */
export type PasswordChangeInput = {
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The one that you want. At least 12 characters, at most 200; of whatever kind. */
  newPassword: string;
  /** The password that you have. */
  oldPassword: string;
};

/** The link of a mail, and the new password. */
export type PasswordResetInput = {
  /** The password that you want. At least 12 characters, at most 200; of whatever kind. */
  password: string;
  /** What stands after "#reset=" in the link. */
  token: string;
};

/** Who has forgotten a password. */
export type PasswordResetRequestInput = {
  /** The address that the person signs in with. */
  email: string;
};

/** Who is to be erased. It cannot be undone. */
export type PersonEraseInput = {
  /** A contact; or give a customer. */
  contactId?: string | null | undefined;
  /** A customer of the kind PERSON, with their contacts; or give a contact. */
  customerId?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Why. */
  reason: ErasureReason;
};

/** Whose data it is. */
export type PersonExportInput = {
  /** A contact; or give a customer. */
  contactId?: string | null | undefined;
  /** A customer of the kind PERSON, with their contacts; or give a contact. */
  customerId?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** How far an export is. */
export type PersonExportStatus =
  /** Its time is over, or the person was erased: the file is deleted. */
  | 'ENDED'
  /** It can be fetched. */
  | 'READY'
  /** It is being made. */
  | 'WAITING';

/** A new way of selling. */
export type PipelineCreateInput = {
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Do opportunities go here that name no pipeline? The one that was it before is it no longer. */
  isDefault?: boolean;
  /** Unique; 1 to 100 characters. */
  name: string;
  /** Its stages, first to last; an open one at least, and one that wins. At most 50. */
  stages: Array<StageInput>;
};

/** Which records of the type Pipeline are wanted. All that is given must hold. */
export type PipelineWhere = {
  /** All of these hold. */
  and?: Array<PipelineWhere> | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `name` has to be. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: PipelineWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<PipelineWhere> | null | undefined;
};

/** What changes about a person’s place in a pool: absent leaves, null clears. */
export type PoolMemberUpdateInput = {
  /** Working hours; null: those of the default calendar. */
  calendarId?: string | null | undefined;
  /** Open leads at most, from 0 on; null: no limit. */
  capacity?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Languages, BCP 47; empty or null: all. */
  languages?: Array<string> | null | undefined;
  /** The place. */
  poolMemberId: string;
  /** Codes of territories; empty or null: all. */
  territories?: Array<string> | null | undefined;
  /** Weight of the turns where they go by weight, 1 to 100; can not be cleared. */
  weight?: number | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type PostingCreateBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<PostingCreateRowInput>;
};

/** An amount to book. */
export type PostingCreateInput = {
  /** On what. Budgets on the accounts above are checked too. */
  accountId: string;
  /** Positive: more of what the account’s kind says (cost on EXPENSE, revenue on INCOME); negative takes back. Not zero, no more decimals than the currency has. */
  amount: MoneyInput;
  /** The amount in the currency of the fiscal year, if `amount` is in another; without it that is made by the rate of the day (`exchangeRates`). */
  baseAmount?: string | null | undefined;
  /** Takes off all that is open of the request or order, whatever the amount: nothing more will come. */
  closesCommitment?: boolean | null | undefined;
  /** The request or order that it is booked against, of an earlier stage: what is open of that is taken off, up to the amount. An amount counts once. */
  commitmentId?: string | null | undefined;
  /** The day that it counts for: it decides the fiscal period, which has to be open, unless you may write the kind "latePosting". */
  date: string;
  /** Who spends or earns. Budgets of the departments above are checked too. */
  departmentId: string;
  /** What it is for, at most 1,000 characters. */
  description?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The product that it is for. */
  productId?: string | null | undefined;
  /** The project that it is for; it has to be open on the day. */
  projectId?: string | null | undefined;
  /** Your document number, unique within `source`. Booking it again changes nothing and answers the first posting. */
  reference: string;
  /** The region that it is for, as customers and orders have it; 1 to 100 characters. */
  region?: string | null | undefined;
  /** The system or book that `reference` is unique in; "manual" if absent. */
  source?: string | null | undefined;
  /** How far the spending is: a request or an order sets the amount aside until it is invoiced or released. Then it is above zero. */
  stage?: PostingStage;
};

/** One row: as in PostingCreateInput. */
export type PostingCreateRowInput = {
  /** On what. Budgets on the accounts above are checked too. */
  accountId: string;
  /** Positive: more of what the account’s kind says (cost on EXPENSE, revenue on INCOME); negative takes back. Not zero, no more decimals than the currency has. */
  amount: MoneyInput;
  /** The amount in the currency of the fiscal year, if `amount` is in another; without it that is made by the rate of the day (`exchangeRates`). */
  baseAmount?: string | null | undefined;
  /** Takes off all that is open of the request or order, whatever the amount: nothing more will come. */
  closesCommitment?: boolean | null | undefined;
  /** The request or order that it is booked against, of an earlier stage: what is open of that is taken off, up to the amount. An amount counts once. */
  commitmentId?: string | null | undefined;
  /** The day that it counts for: it decides the fiscal period, which has to be open, unless you may write the kind "latePosting". */
  date: string;
  /** Who spends or earns. Budgets of the departments above are checked too. */
  departmentId: string;
  /** What it is for, at most 1,000 characters. */
  description?: string | null | undefined;
  /** The product that it is for. */
  productId?: string | null | undefined;
  /** The project that it is for; it has to be open on the day. */
  projectId?: string | null | undefined;
  /** Your document number, unique within `source`. Booking it again changes nothing and answers the first posting. */
  reference: string;
  /** The region that it is for, as customers and orders have it; 1 to 100 characters. */
  region?: string | null | undefined;
  /** The system or book that `reference` is unique in; "manual" if absent. */
  source?: string | null | undefined;
  /** How far the spending is: a request or an order sets the amount aside until it is invoiced or released. Then it is above zero. */
  stage?: PostingStage;
};

/** A request or order of which no more, or less, will come. */
export type PostingReleaseInput = {
  /** How much, in the currency of the fiscal year, above zero and no more than is open; all of that without it. */
  amount?: string | null | undefined;
  /** Why, at most 1,000 characters. */
  description?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The request or order. */
  postingId: string;
  /** Document number of the release, unique within the source of the request or order. */
  reference: string;
};

/** A posting to take back, whole. */
export type PostingReverseInput = {
  /** The day that the reversal counts for; by default that of the posting. Give one if that period is closed. Of a request or order it is always its own. */
  date?: string | null | undefined;
  /** Why, at most 1,000 characters. */
  description?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The posting. It is taken back once at most, and reversals not at all. */
  postingId: string;
  /** Document number of the reversal, unique within the source of the posting. */
  reference: string;
};

/** How far the spending is. */
export type PostingStage =
  /** Spent or earned. */
  | 'ACTUAL'
  /** Ordered, not invoiced. */
  | 'ORDER'
  /** Asked for, not ordered. */
  | 'REQUEST';

/** What a value of the type PostingStage has to be. All that is given must hold. */
export type PostingStageFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: PostingStage | null | undefined;
  /** One of these. */
  in?: Array<PostingStage> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: PostingStage | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<PostingStage> | null | undefined;
};

/** Which records of the type Posting are wanted. All that is given must hold. */
export type PostingWhere = {
  /** What `account` has to be like. */
  account?: LedgerAccountWhere | null | undefined;
  /** All of these hold. */
  and?: Array<PostingWhere> | null | undefined;
  /** What `baseAmount` has to be. */
  baseAmount?: DecimalFilter | null | undefined;
  /** What `cause` has to be like; null: there is none. */
  cause?: PostingWhere | null | undefined;
  /** What `commitment` has to be like; null: there is none. */
  commitment?: PostingWhere | null | undefined;
  /** What `date` has to be. */
  date?: DateFilter | null | undefined;
  /** What `department` has to be like. */
  department?: DepartmentWhere | null | undefined;
  /** What `exception` has to be. */
  exception?: BooleanFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `journal` has to be like; null: there is none. */
  journal?: JournalEntryWhere | null | undefined;
  /** This does not hold. */
  not?: PostingWhere | null | undefined;
  /** What `open` has to be; null: absent. */
  open?: DecimalFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<PostingWhere> | null | undefined;
  /** What `period` has to be like. */
  period?: FiscalPeriodWhere | null | undefined;
  /** What `product` has to be like; null: there is none. */
  product?: ProductWhere | null | undefined;
  /** What `project` has to be like; null: there is none. */
  project?: ProjectWhere | null | undefined;
  /** What `reference` has to be. */
  reference?: StringFilter | null | undefined;
  /** What `reverses` has to be like; null: there is none. */
  reverses?: PostingWhere | null | undefined;
  /** What `source` has to be. */
  source?: StringFilter | null | undefined;
  /** What `stage` has to be. */
  stage?: PostingStageFilter | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type ProductCreateBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<ProductCreateRowInput>;
};

/** A new product. */
export type ProductCreateInput = {
  /** Its category. */
  categoryId?: string | null | undefined;
  /** What one unit costs us, in `currency`. */
  cost?: string | null | undefined;
  /** ISO 4217, such as "EUR". */
  currency: string;
  /** Its id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that it is brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Can it be ordered? */
  isActive?: boolean;
  /** What people call it; 1 to 200 characters. */
  name: string;
  /** What one unit is sold for, in `currency`. */
  price: string;
  /** Stock keeping unit, 1 to 64 characters. Unique. */
  sku: string;
  /** Unit of measure: what a quantity of 1 is; at most 20 characters. */
  uom?: string;
};

/** One row: as in ProductCreateInput. */
export type ProductCreateRowInput = {
  /** Its category. */
  categoryId?: string | null | undefined;
  /** What one unit costs us, in `currency`. */
  cost?: string | null | undefined;
  /** ISO 4217, such as "EUR". */
  currency: string;
  /** Its id in that system; unique there. */
  externalId?: string | null | undefined;
  /** The system that it is brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** Can it be ordered? */
  isActive?: boolean;
  /** What people call it; 1 to 200 characters. */
  name: string;
  /** What one unit is sold for, in `currency`. */
  price: string;
  /** Stock keeping unit, 1 to 64 characters. Unique. */
  sku: string;
  /** Unit of measure: what a quantity of 1 is; at most 20 characters. */
  uom?: string;
};

/** A category or a product that somebody said they like. */
export type ProductInterestInput = {
  /** The category; or give a product. */
  categoryId?: string | null | undefined;
  /** The product; or give a category. */
  productId?: string | null | undefined;
  /** Since when; by default today. */
  since?: string | null | undefined;
  /** How much, from 1 (a little) to 5 (very much). */
  strength?: number;
};

/** What related records of the type ProductInterest have to be like. Only those that you may see count. */
export type ProductInterestListFilter = {
  /** All match; true if there are none. */
  every?: ProductInterestWhere | null | undefined;
  /** None matches. */
  none?: ProductInterestWhere | null | undefined;
  /** At least one matches. */
  some?: ProductInterestWhere | null | undefined;
};

/** Which records of the type ProductInterest are wanted. All that is given must hold. */
export type ProductInterestWhere = {
  /** All of these hold. */
  and?: Array<ProductInterestWhere> | null | undefined;
  /** What `category` has to be like; null: there is none. */
  category?: CategoryWhere | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: ProductInterestWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<ProductInterestWhere> | null | undefined;
  /** What `product` has to be like; null: there is none. */
  product?: ProductWhere | null | undefined;
  /** What `strength` has to be. */
  strength?: IntFilter | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type ProductUpdateBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<ProductUpdateRowInput>;
};

/** What changes about a product: absent leaves, null clears. */
export type ProductUpdateInput = {
  /** Its category. */
  categoryId?: string | null | undefined;
  /** What one unit costs us. */
  cost?: string | null | undefined;
  /** ISO 4217; can not be cleared. */
  currency?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Can it be ordered? Can not be cleared. */
  isActive?: boolean | null | undefined;
  /** What people call it; can not be cleared. */
  name?: string | null | undefined;
  /** What one unit is sold for; can not be cleared. Orders keep the price they were made with. */
  price?: string | null | undefined;
  /** The product. */
  productId: string;
  /** Stock keeping unit; can not be cleared. */
  sku?: string | null | undefined;
  /** Unit of measure; can not be cleared. */
  uom?: string | null | undefined;
};

/** One row: as in ProductUpdateInput. */
export type ProductUpdateRowInput = {
  /** Its category. */
  categoryId?: string | null | undefined;
  /** What one unit costs us. */
  cost?: string | null | undefined;
  /** ISO 4217; can not be cleared. */
  currency?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** Can it be ordered? Can not be cleared. */
  isActive?: boolean | null | undefined;
  /** What people call it; can not be cleared. */
  name?: string | null | undefined;
  /** What one unit is sold for; can not be cleared. Orders keep the price they were made with. */
  price?: string | null | undefined;
  /** The product. */
  productId: string;
  /** Stock keeping unit; can not be cleared. */
  sku?: string | null | undefined;
  /** Unit of measure; can not be cleared. */
  uom?: string | null | undefined;
};

/** Which records of the type Product are wanted. All that is given must hold. */
export type ProductWhere = {
  /** All of these hold. */
  and?: Array<ProductWhere> | null | undefined;
  /** What `category` has to be like; null: there is none. */
  category?: CategoryWhere | null | undefined;
  /** What `externalId` has to be; null: absent. */
  externalId?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `isActive` has to be. */
  isActive?: BooleanFilter | null | undefined;
  /** What `name` has to be. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: ProductWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<ProductWhere> | null | undefined;
  /** What `sku` has to be. */
  sku?: StringFilter | null | undefined;
};

/** A project that postings can be told apart by. */
export type ProjectCreateInput = {
  /** What the books name it by, unique: "P-2026-04"; 1 to 50 characters. */
  code: string;
  /** The first day that it takes postings of. */
  from?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What people call it; 1 to 200 characters. */
  name: string;
  /** The last day, not before the first. */
  to?: string | null | undefined;
};

/** Another name, other days, or its end: absent leaves, null clears. */
export type ProjectUpdateInput = {
  /** True: it takes no more postings; can not be cleared. */
  closed?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The first day that it takes postings of. */
  from?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What people call it; can not be cleared. */
  name?: string | null | undefined;
  /** The project. */
  projectId: string;
  /** The last day, not before the first. */
  to?: string | null | undefined;
};

/** Which records of the type Project are wanted. All that is given must hold. */
export type ProjectWhere = {
  /** All of these hold. */
  and?: Array<ProjectWhere> | null | undefined;
  /** What `closed` has to be. */
  closed?: BooleanFilter | null | undefined;
  /** What `code` has to be. */
  code?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: ProjectWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<ProjectWhere> | null | undefined;
};

/** A stretch of the calendar beside today, in the time zone of the organisation. */
export type RelativePeriod =
  /** The calendar month before this one. */
  | 'LAST_MONTH'
  /** The calendar quarter before this one. */
  | 'LAST_QUARTER'
  /** The week before this one. */
  | 'LAST_WEEK'
  /** The calendar year before this one. */
  | 'LAST_YEAR'
  /** The calendar month of today. */
  | 'THIS_MONTH'
  /** The calendar quarter of today. */
  | 'THIS_QUARTER'
  /** The week of today, from Monday on. */
  | 'THIS_WEEK'
  /** The calendar year of today. */
  | 'THIS_YEAR'
  /** The day of today. */
  | 'TODAY'
  /** The day before today. */
  | 'YESTERDAY';

/** What a right allows to do with records. */
export type RightAction =
  /** Delete rows, where rows can be deleted. */
  | 'DELETE'
  /** See them. */
  | 'READ'
  /** Make and change them. */
  | 'WRITE';

/** How far a right reaches. */
export type RightScope =
  /** Every record. */
  | 'ALL'
  /** No record. */
  | 'NONE'
  /** Records that the person owns. */
  | 'OWN'
  /** Own records, those of the person's team and of all teams below it. */
  | 'TEAM';

/** Which role is put away. */
export type RoleArchiveInput = {
  /** Change nothing, and tell in `effect` what would change. */
  dryRun?: boolean;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Code of the role. */
  role: string;
};

/** A new role. */
export type RoleCreateInput = {
  /** What code and configuration call it: capitals, digits and "_". It stays for ever. */
  code: string;
  /** Code of a role whose rules it begins with; without one it allows nothing yet. */
  copyOf?: string | null | undefined;
  /** What it is for. */
  description: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What people call it. */
  name: string;
};

/** Which role comes back. */
export type RoleRestoreInput = {
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Code of the role. */
  role: string;
};

/** Which rule of a role goes. */
export type RoleRuleRemoveInput = {
  /** Change nothing, and tell in `effect` what would change. */
  dryRun?: boolean;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Kind of record of the rule; the rule for "*", if there is one, holds for it then. */
  kind: string;
  /** Code of the role. */
  role: string;
};

/** How far a role reaches for one kind of record. */
export type RoleRuleSetInput = {
  /** Which rows are deleted, where rows can be. */
  deleteScope: RightScope;
  /** Change nothing, and tell in `effect` what would change. */
  dryRun?: boolean;
  /** Fields of this kind that the role does not show, as "Contact.birthday", or "Contact.customFields.shoeSize". */
  hiddenFields?: Array<string> | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Kind of record ("lead"), or "*" for every kind without a rule of its own; or an exception ("budgetException"), which nobody has by "*": whoever writes it may do what others are refused. */
  kind: string;
  /** Which records are seen. */
  readScope: RightScope;
  /** Code of the role. */
  role: string;
  /** Which records are made and changed. */
  writeScope: RightScope;
};

/** What to change of a role; what is absent stays. */
export type RoleUpdateInput = {
  /** What it is for. */
  description?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What people call it. */
  name?: string | null | undefined;
  /** Code of the role. */
  role: string;
};

/** Limits dimensions to some of their keys. */
export type SalesAnalysisWhere = {
  /** Keys of category; null for what has none. */
  category?: Array<string | null | undefined> | null | undefined;
  /** Keys of channel; null for what has none. */
  channel?: Array<string | null | undefined> | null | undefined;
  /** Keys of cohort; null for what has none. */
  cohort?: Array<string | null | undefined> | null | undefined;
  /** Keys of months since the first order; null for what has none. */
  cohortAge?: Array<string | null | undefined> | null | undefined;
  /** Custom fields; all of them hold. */
  customFields?: Array<SalesCustomFieldWhere> | null | undefined;
  /** Keys of customer; null for what has none. */
  customer?: Array<string | null | undefined> | null | undefined;
  /** Keys of industry; null for what has none. */
  industry?: Array<string | null | undefined> | null | undefined;
  /** Keys of product; null for what has none. */
  product?: Array<string | null | undefined> | null | undefined;
  /** Keys of region; null for what has none. */
  region?: Array<string | null | undefined> | null | undefined;
  /** Keys of rep; null for what has none. */
  rep?: Array<string | null | undefined> | null | undefined;
  /** Keys of team; null for what has none. */
  team?: Array<string | null | undefined> | null | undefined;
  /** Keys of customer tier; null for what has none. */
  tier?: Array<string | null | undefined> | null | undefined;
};

/** A custom field that figures are split by. */
export type SalesCustomFieldInput = {
  /** Key of a field of the type CHOICE, REFERENCE or TEXT. */
  key: unknown;
  /** Whose field it is. */
  of: SalesCustomFieldOf;
};

/** Records whose custom fields split figures of `salesAnalysis`. */
export type SalesCustomFieldOf =
  /** Custom fields of a customer. */
  | 'CUSTOMER'
  /** Custom fields of a opportunity. */
  | 'OPPORTUNITY';

/** Limits a custom field to some of its values. */
export type SalesCustomFieldWhere = {
  /** Codes, ids or texts, as the field has them; null for what has none. */
  in: Array<string | null | undefined>;
  /** Key of a field of the type CHOICE, REFERENCE or TEXT. */
  key: unknown;
  /** Whose field it is. */
  of: SalesCustomFieldOf;
};

/** What `salesAnalysis` can be grouped by. */
export type SalesDimension =
  /** Category of the product today; orders as such have none. */
  | 'CATEGORY'
  /** Channel of the order; opportunities have none. */
  | 'CHANNEL'
  /** Month of the first order of the customer, of those that you may see; orders only. */
  | 'COHORT'
  /** Months from the one of the first order of the customer to that of the order, 0 in the first; orders only. */
  | 'COHORT_AGE'
  /** By customer number. */
  | 'CUSTOMER'
  /** Day. */
  | 'DAY'
  /** Month of the fiscal year. */
  | 'FISCAL_PERIOD'
  /** Quarter of the fiscal year. */
  | 'FISCAL_QUARTER'
  /** Fiscal year. */
  | 'FISCAL_YEAR'
  /** Industry of the customer today. */
  | 'INDUSTRY'
  /** Month. */
  | 'MONTH'
  /** By SKU; orders as such have none. */
  | 'PRODUCT'
  /** Quarter of the calendar year. */
  | 'QUARTER'
  /** Sales region of the order or opportunity. */
  | 'REGION'
  /** Who sold it, by id; stays with the sale when the customer moves. */
  | 'REP'
  /** The team that it belongs to. */
  | 'TEAM'
  /** Tier of the customer today. */
  | 'TIER'
  /** ISO week. */
  | 'WEEK'
  /** Calendar year. */
  | 'YEAR';

/** What a feature is. */
export type ScoreFeatureKind =
  /** One of some values; those that few leads have are taken together as "(rare)", none at all is "(missing)". */
  | 'CATEGORY'
  /** Above some thresholds; none at all is "(missing)". */
  | 'NUMBER';

/** What became of a model. */
export type ScoreModelState =
  /** Leads are scored by it. */
  | 'IN_USE'
  /** It was never used; `why` says what it lacks. */
  | 'REFUSED'
  /** Leads were scored by it, until a later one that was not worse. */
  | 'SUPERSEDED';

/** What is learned from: without more, all leads that are old enough to know. */
export type ScoreModelTrainInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Only leads that came from then on, where what was before is no guide. */
  since?: string | null | undefined;
};

/** Limits dimensions to some of their keys. */
export type ServiceAnalysisWhere = {
  /** Keys of assignee; null for what has none. */
  assignee?: Array<string | null | undefined> | null | undefined;
  /** Keys of category; null for what has none. */
  category?: Array<string | null | undefined> | null | undefined;
  /** Keys of channel; null for what has none. */
  channel?: Array<string | null | undefined> | null | undefined;
  /** Custom fields; all of them hold. */
  customFields?: Array<ServiceCustomFieldWhere> | null | undefined;
  /** Keys of customer; null for what has none. */
  customer?: Array<string | null | undefined> | null | undefined;
  /** Keys of industry; null for what has none. */
  industry?: Array<string | null | undefined> | null | undefined;
  /** Keys of priority; null for what has none. */
  priority?: Array<string | null | undefined> | null | undefined;
  /** Keys of queue; null for what has none. */
  queue?: Array<string | null | undefined> | null | undefined;
  /** Keys of team; null for what has none. */
  team?: Array<string | null | undefined> | null | undefined;
  /** Keys of customer tier; null for what has none. */
  tier?: Array<string | null | undefined> | null | undefined;
  /** Keys of type; null for what has none. */
  type?: Array<string | null | undefined> | null | undefined;
};

/** Records whose custom fields split figures of `serviceAnalysis`. */
export type ServiceCustomFieldOf =
  /** Custom fields of a customer. */
  | 'CUSTOMER'
  /** Custom fields of a ticket. */
  | 'TICKET';

/** Limits a custom field to some of its values. */
export type ServiceCustomFieldWhere = {
  /** Codes, ids or texts, as the field has them; null for what has none. */
  in: Array<string | null | undefined>;
  /** Key of a field of the type CHOICE, REFERENCE or TEXT. */
  key: unknown;
  /** Whose field it is. */
  of: ServiceCustomFieldOf;
};

/** Limits dimensions to some of their keys. */
export type SpendAgainstBudgetWhere = {
  /** Keys of account; null for what has none. */
  account?: Array<string | null | undefined> | null | undefined;
  /** Keys of department; null for what has none. */
  department?: Array<string | null | undefined> | null | undefined;
  /** Keys of division; null for what has none. */
  division?: Array<string | null | undefined> | null | undefined;
  /** Keys of product; null for what has none. */
  product?: Array<string | null | undefined> | null | undefined;
  /** Keys of project; null for what has none. */
  project?: Array<string | null | undefined> | null | undefined;
  /** Keys of region; null for what has none. */
  region?: Array<string | null | undefined> | null | undefined;
};

/** A step of a new pipeline. */
export type StageInput = {
  /** What it makes of the opportunities in it. */
  kind?: StageKind;
  /** Unique in the pipeline; 1 to 100 characters. */
  name: string;
  /** Chance of being won in percent: needed for open stages; won ones have 100, lost ones 0. */
  probability?: number | null | undefined;
};

/** What a stage makes of the opportunities in it. */
export type StageKind =
  /** They do not buy. */
  | 'LOST'
  /** Not decided. */
  | 'OPEN'
  /** They buy. */
  | 'WON';

/** What a value of the type StageKind has to be. All that is given must hold. */
export type StageKindFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: StageKind | null | undefined;
  /** One of these. */
  in?: Array<StageKind> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: StageKind | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<StageKind> | null | undefined;
};

/** Which records of the type Stage are wanted. All that is given must hold. */
export type StageWhere = {
  /** All of these hold. */
  and?: Array<StageWhere> | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `kind` has to be. */
  kind?: StageKindFilter | null | undefined;
  /** What `name` has to be. */
  name?: StringFilter | null | undefined;
  /** This does not hold. */
  not?: StageWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<StageWhere> | null | undefined;
  /** What `pipeline` has to be like. */
  pipeline?: PipelineWhere | null | undefined;
};

/** What a value of the type String has to be. All that is given must hold. */
export type StringFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: string | null | undefined;
  /** Greater than this. */
  gt?: string | null | undefined;
  /** This or greater. */
  gte?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** This or less. */
  lte?: string | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: string | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<string> | null | undefined;
};

/** What a list of texts has to hold. All that is given must hold. */
export type StringListFilter = {
  /** Has this item. */
  has?: string | null | undefined;
  /** Has one of these items at least. */
  hasAny?: Array<string> | null | undefined;
  /** true: absent; false: present, be it empty. */
  isNull?: boolean | null | undefined;
};

/** A task that was done. */
export type TaskCompleteInput = {
  /** The task. */
  activityId: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What came of it; at most 500 characters. */
  outcome?: string | null | undefined;
};

/** Something to be done. */
export type TaskCreateInput = {
  /** Who has to do it; by default you. */
  assigneeId?: string | null | undefined;
  /** All of it; at most 50,000 characters. */
  body?: string | null | undefined;
  /** The person of the customer. */
  contactId?: string | null | undefined;
  /** For whom. */
  customerId?: string | null | undefined;
  /** When it must be done. */
  dueAt?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** How urgent it is; NORMAL by default. */
  priority?: TaskPriority | null | undefined;
  /** In a line; 1 to 200 characters. */
  subject: string;
};

/** How urgent a task is. */
export type TaskPriority =
  /** Before others. */
  | 'HIGH'
  /** As it comes. */
  | 'NORMAL';

/** Which records of the type Team are wanted. All that is given must hold. */
export type TeamWhere = {
  /** All of these hold. */
  and?: Array<TeamWhere> | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: TeamWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<TeamWhere> | null | undefined;
  /** What `parent` has to be like; null: there is none. */
  parent?: TeamWhere | null | undefined;
};

/** What a value of the type String has to be. All that is given must hold. */
export type TextFilter = {
  /** Contains this, whatever the case and accents. */
  contains?: string | null | undefined;
  /** Equal to this; null finds what is absent. */
  eq?: string | null | undefined;
  /** Greater than this. */
  gt?: string | null | undefined;
  /** This or greater. */
  gte?: string | null | undefined;
  /** One of these. */
  in?: Array<string> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Less than this. */
  lt?: string | null | undefined;
  /** This or less. */
  lte?: string | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: string | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<string> | null | undefined;
  /** Starts with this, whatever the case and accents. */
  startsWith?: string | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type TicketAssignBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<TicketAssignRowInput>;
};

/** Who works on a ticket, and which team sees it. */
export type TicketAssignInput = {
  /** Who works on it from now on; null: nobody in particular. Absent leaves. */
  assigneeId?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The team that sees it; null: none. Absent: the team of a new assignee. */
  teamId?: string | null | undefined;
  /** The ticket. */
  ticketId: string;
};

/** One row: as in TicketAssignInput. */
export type TicketAssignRowInput = {
  /** Who works on it from now on; null: nobody in particular. Absent leaves. */
  assigneeId?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** The team that sees it; null: none. Absent: the team of a new assignee. */
  teamId?: string | null | undefined;
  /** The ticket. */
  ticketId: string;
};

/** How the customer reached us. */
export type TicketChannel =
  /** Live chat. */
  | 'CHAT'
  /** A message to one of our addresses. */
  | 'EMAIL'
  /** A call. */
  | 'PHONE'
  /** A form or the customers’ own pages. */
  | 'WEB';

/** What a value of the type TicketChannel has to be. All that is given must hold. */
export type TicketChannelFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: TicketChannel | null | undefined;
  /** One of these. */
  in?: Array<TicketChannel> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: TicketChannel | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<TicketChannel> | null | undefined;
};

/** A new ticket with the customer’s first message. */
export type TicketCreateInput = {
  /** Who works on it; you if absent. */
  assigneeId?: string | null | undefined;
  /** What the customer says; the first public message, 1 to 100,000 characters. */
  body: string;
  /** What it is about, from the desk’s own list. */
  category?: string | null | undefined;
  /** How the customer reached us. */
  channel: TicketChannel;
  /** Who asks. Without `customerId` the ticket is of the contact’s customer. */
  contactId?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** Whose it is. */
  customerId?: string | null | undefined;
  /** When it has to be solved. */
  dueAt?: string | null | undefined;
  /** Its id in that system; unique there, so that sending it twice makes one ticket. */
  externalId?: string | null | undefined;
  /** The system that it is brought in from; with `externalId`. */
  externalSource?: string | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** NORMAL if absent. */
  priority?: TicketPriority | null | undefined;
  /** The desk’s queue, such as "billing". */
  queue?: string | null | undefined;
  /** What it is about, in a line; 1 to 300 characters. */
  subject: string;
  /** The team that sees it; the assignee’s if absent. */
  teamId?: string | null | undefined;
  /** QUESTION if absent. */
  type?: TicketKind | null | undefined;
};

/** What the customer wrote or said since. */
export type TicketCustomerMessageInput = {
  /** What was said, 1 to 100,000 characters. */
  body: string;
  /** Who said it; the contact of the ticket if absent. */
  contactId?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The ticket. One that was waiting, solved or closed is open again. */
  ticketId: string;
};

/** What a ticket is about. */
export type TicketKind =
  /** Is not content with us. */
  | 'COMPLAINT'
  /** Something does not work. */
  | 'INCIDENT'
  /** The cause behind several incidents. */
  | 'PROBLEM'
  /** Wants to know something. */
  | 'QUESTION'
  /** Wants something done. */
  | 'REQUEST';

/** What a value of the type TicketKind has to be. All that is given must hold. */
export type TicketKindFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: TicketKind | null | undefined;
  /** One of these. */
  in?: Array<TicketKind> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: TicketKind | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<TicketKind> | null | undefined;
};

/** What related records of the type Ticket have to be like. Only those that you may see count. */
export type TicketListFilter = {
  /** All match; true if there are none. */
  every?: TicketWhere | null | undefined;
  /** None matches. */
  none?: TicketWhere | null | undefined;
  /** At least one matches. */
  some?: TicketWhere | null | undefined;
};

/** A note for colleagues. */
export type TicketNoteAddInput = {
  /** The note, 1 to 100,000 characters. The customer never sees it. */
  body: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The ticket. */
  ticketId: string;
};

/** How much it hurries. To order by it use `PRIORITY_RANK`. */
export type TicketPriority =
  /** Before others. Rank 3. */
  | 'HIGH'
  /** Can wait. Rank 1. */
  | 'LOW'
  /** As usual. Rank 2. */
  | 'NORMAL'
  /** At once. Rank 4. */
  | 'URGENT';

/** What a value of the type TicketPriority has to be. All that is given must hold. */
export type TicketPriorityFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: TicketPriority | null | undefined;
  /** One of these. */
  in?: Array<TicketPriority> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: TicketPriority | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<TicketPriority> | null | undefined;
};

/** An answer that the customer reads. */
export type TicketReplyInput = {
  /** The answer, 1 to 100,000 characters. */
  body: string;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The status from then on; PENDING_CUSTOMER if absent. */
  status?: TicketStatus | null | undefined;
  /** The ticket. */
  ticketId: string;
};

/** Who has to do something. NEW comes first; SOLVED and CLOSED can be opened again; MERGED is the end. */
export type TicketStatus =
  /** Done; a message from the customer opens it again. */
  | 'CLOSED'
  /** Goes on in another ticket. */
  | 'MERGED'
  /** Nobody has looked at it. */
  | 'NEW'
  /** We have to do something. */
  | 'OPEN'
  /** We wait for the customer. */
  | 'PENDING_CUSTOMER'
  /** We wait for somebody of ours outside the desk. */
  | 'PENDING_INTERNAL'
  /** Answered; a message from the customer opens it again. */
  | 'SOLVED';

/** What a value of the type TicketStatus has to be. All that is given must hold. */
export type TicketStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: TicketStatus | null | undefined;
  /** One of these. */
  in?: Array<TicketStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: TicketStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<TicketStatus> | null | undefined;
};

/** Up to 500 rows that go in together, in one transaction. */
export type TicketUpdateBulkInput = {
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What becomes of the good rows if others are refused. */
  onError?: BulkOnError;
  /** In the order in which they are done; at most 500. */
  rows: Array<TicketUpdateRowInput>;
};

/** What changes about a ticket: absent leaves, null clears. */
export type TicketUpdateInput = {
  /** From the desk’s own list. */
  category?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** When it has to be solved. */
  dueAt?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Can not be cleared. */
  priority?: TicketPriority | null | undefined;
  /** The desk’s queue. */
  queue?: string | null | undefined;
  /** Must be one that may follow the present one; can not be cleared. */
  status?: TicketStatus | null | undefined;
  /** What it is about, in a line; can not be cleared. */
  subject?: string | null | undefined;
  /** The ticket. */
  ticketId: string;
  /** Can not be cleared. */
  type?: TicketKind | null | undefined;
};

/** One row: as in TicketUpdateInput. */
export type TicketUpdateRowInput = {
  /** From the desk’s own list. */
  category?: string | null | undefined;
  /** Fields that administrators have added; those that are not named stay. */
  customFields?: Array<CustomFieldInput> | null | undefined;
  /** When it has to be solved. */
  dueAt?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** Can not be cleared. */
  priority?: TicketPriority | null | undefined;
  /** The desk’s queue. */
  queue?: string | null | undefined;
  /** Must be one that may follow the present one; can not be cleared. */
  status?: TicketStatus | null | undefined;
  /** What it is about, in a line; can not be cleared. */
  subject?: string | null | undefined;
  /** The ticket. */
  ticketId: string;
  /** Can not be cleared. */
  type?: TicketKind | null | undefined;
};

/** Which records of the type Ticket are wanted. All that is given must hold. */
export type TicketWhere = {
  /** All of these hold. */
  and?: Array<TicketWhere> | null | undefined;
  /** What `assignee` has to be like; null: there is none. */
  assignee?: UserWhere | null | undefined;
  /** What `category` has to be; null: absent. */
  category?: StringFilter | null | undefined;
  /** What `channel` has to be. */
  channel?: TicketChannelFilter | null | undefined;
  /** What `contact` has to be like; null: there is none. */
  contact?: ContactWhere | null | undefined;
  /** What `createdAt` has to be. */
  createdAt?: DateTimeFilter | null | undefined;
  /** What fields have to be that administrators have added. All of these hold. */
  customFields?: Array<CustomFieldFilter> | null | undefined;
  /** What `customer` has to be like; null: there is none. */
  customer?: CustomerWhere | null | undefined;
  /** What `externalId` has to be; null: absent. */
  externalId?: StringFilter | null | undefined;
  /** What `externalSource` has to be; null: absent. */
  externalSource?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: TicketWhere | null | undefined;
  /** What `number` has to be. */
  number?: StringFilter | null | undefined;
  /** At least one of these holds. */
  or?: Array<TicketWhere> | null | undefined;
  /** What `priority` has to be. */
  priority?: TicketPriorityFilter | null | undefined;
  /** What `queue` has to be; null: absent. */
  queue?: StringFilter | null | undefined;
  /** What `status` has to be. */
  status?: TicketStatusFilter | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
  /** What `type` has to be. */
  type?: TicketKindFilter | null | undefined;
};

/** Which records of the type TimelineEntry are wanted. All that is given must hold. */
export type TimelineEntryWhere = {
  /** All of these hold. */
  and?: Array<TimelineEntryWhere> | null | undefined;
  /** What `at` has to be. */
  at?: DateTimeFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `kind` has to be. */
  kind?: TimelineKindFilter | null | undefined;
  /** This does not hold. */
  not?: TimelineEntryWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<TimelineEntryWhere> | null | undefined;
};

/** What sort of thing happened. */
export type TimelineKind =
  /** A call. */
  | 'CALL'
  /** A campaign touched them. */
  | 'CAMPAIGN'
  /** A chat. */
  | 'CHAT'
  /** An e-mail. */
  | 'EMAIL'
  /** A meeting or visit. */
  | 'MEETING'
  /** Somebody of us wrote down something. */
  | 'NOTE'
  /** An order was made or changed its status. */
  | 'ORDER'
  /** Money came or went. */
  | 'PAYMENT'
  /** An opportunity entered a stage. */
  | 'STAGE'
  /** The record itself changed: made, converted, assigned, archived. */
  | 'SYSTEM'
  /** A task was done. */
  | 'TASK'
  /** A ticket was opened, answered or solved. */
  | 'TICKET';

/** What a value of the type TimelineKind has to be. All that is given must hold. */
export type TimelineKindFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: TimelineKind | null | undefined;
  /** One of these. */
  in?: Array<TimelineKind> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: TimelineKind | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<TimelineKind> | null | undefined;
};

/** Whom to invite. */
export type UserInviteInput = {
  /** Where the invitation goes, and what the person signs in with then; unique whatever the case. */
  email: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** BCP 47, "en" by default. */
  language?: string | null | undefined;
  /** Full name; the person can correct it. */
  name: string;
  /** Codes of roles, such as "SALES". */
  roles: Array<string>;
  /** The team that the person belongs to. */
  teamId?: string | null | undefined;
  /** IANA name, "UTC" by default. */
  timeZone?: string | null | undefined;
};

/** The roles of a person. */
export type UserRolesSetInput = {
  /** Change nothing, and tell in `effect` what would change. */
  dryRun?: boolean;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Codes of all roles that the person has from now on. */
  roles: Array<string>;
  /** The person. */
  userId: string;
};

/** Which records of the type User are wanted. All that is given must hold. */
export type UserWhere = {
  /** What `active` has to be. */
  active?: BooleanFilter | null | undefined;
  /** All of these hold. */
  and?: Array<UserWhere> | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** What `invitedAt` has to be; null: absent. */
  invitedAt?: DateTimeFilter | null | undefined;
  /** What `machine` has to be. */
  machine?: BooleanFilter | null | undefined;
  /** What `name` has to be. */
  name?: TextFilter | null | undefined;
  /** This does not hold. */
  not?: UserWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<UserWhere> | null | undefined;
  /** What `team` has to be like; null: there is none. */
  team?: TeamWhere | null | undefined;
};

/** Where events are to go, and which. */
export type WebhookCreateInput = {
  /** A document with one subscription, as you would send it to listen. Each event that it tells of is a delivery, and the body is what a `next` message carries. */
  document: string;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What it is to be called here. */
  name: string;
  /** Where deliveries go: "https://…", a public address, without user and password. */
  url: string;
  /** Its variables. With a cursor as `after` it begins there, without one at this moment. */
  variables?: unknown;
};

/** A delivery that is to be sent again. */
export type WebhookDeliveryRetryInput = {
  /** The delivery. */
  deliveryId: string;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
};

/** What became of a delivery. */
export type WebhookDeliveryStatus =
  /** It was not sent: the owner of the webhook may not hear of the event any more. */
  | 'DROPPED'
  /** It was given up after its last attempt, or its event is not kept any more. */
  | 'FAILED'
  /** It is sent at `nextAttemptAt`, or when its webhook is enabled. */
  | 'PENDING'
  /** The receiver answered 2xx. */
  | 'SUCCEEDED';

/** What a value of the type WebhookDeliveryStatus has to be. All that is given must hold. */
export type WebhookDeliveryStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: WebhookDeliveryStatus | null | undefined;
  /** One of these. */
  in?: Array<WebhookDeliveryStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: WebhookDeliveryStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<WebhookDeliveryStatus> | null | undefined;
};

/** Which records of the type WebhookDelivery are wanted. All that is given must hold. */
export type WebhookDeliveryWhere = {
  /** All of these hold. */
  and?: Array<WebhookDeliveryWhere> | null | undefined;
  /** What `createdAt` has to be. */
  createdAt?: DateTimeFilter | null | undefined;
  /** What `event` has to be. */
  event?: StringFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: WebhookDeliveryWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<WebhookDeliveryWhere> | null | undefined;
  /** What `status` has to be. */
  status?: WebhookDeliveryStatusFilter | null | undefined;
  /** What `webhook` has to be like. */
  webhook?: WebhookWhere | null | undefined;
};

/** A webhook that is to go on. */
export type WebhookEnableInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** True: it begins at this moment, and what happened while it was stopped is not sent. */
  skip?: boolean;
  /** The webhook. */
  webhookId: string;
};

/** Why the system disabled a webhook. */
export type WebhookReason =
  /** Its document does not fit the schema any more. */
  | 'DOCUMENT_INVALID'
  /** Every attempt has failed for WEBHOOK_PATIENCE, by default three days. */
  | 'FAILING'
  /** The receiver answered 410: it wants nothing any more. */
  | 'GONE'
  /** Its owner was deactivated. */
  | 'OWNER_INACTIVE'
  /** Its owner may not have webhooks any more, or not read what its document asks for. */
  | 'OWNER_NOT_PERMITTED';

/** A webhook that is to tell again, from the cursor or the instant on. */
export type WebhookReplayInput = {
  /** The cursor after which it is to begin, as an event of it carries one. */
  after?: string | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** Or the instant from which on it is to begin. */
  since?: string | null | undefined;
  /** The webhook. */
  webhookId: string;
};

/** A webhook that is to be signed for with a new secret. */
export type WebhookRotateSecretInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** How long deliveries carry the signature by the old secret too, so that the receiver can change over. */
  overlap?: string;
  /** The webhook. */
  webhookId: string;
};

/** Whether a webhook sends. */
export type WebhookStatus =
  /** It sends every event of its subscription. */
  | 'ACTIVE'
  /** It was put away. */
  | 'ARCHIVED'
  /** The system has stopped it: `reason` says why. Enabled again, it goes on where it stopped. */
  | 'DISABLED'
  /** Somebody has paused it. Enabled again, it goes on where it stopped. */
  | 'PAUSED';

/** What a value of the type WebhookStatus has to be. All that is given must hold. */
export type WebhookStatusFilter = {
  /** Equal to this; null finds what is absent. */
  eq?: WebhookStatus | null | undefined;
  /** One of these. */
  in?: Array<WebhookStatus> | null | undefined;
  /** true: absent; false: present. */
  isNull?: boolean | null | undefined;
  /** Not equal to this; what is absent is not equal to anything. */
  ne?: WebhookStatus | null | undefined;
  /** None of these; what is absent is none of them. */
  notIn?: Array<WebhookStatus> | null | undefined;
};

/** A webhook that is to be paused or put away. */
export type WebhookStopInput = {
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The webhook. */
  webhookId: string;
};

/** A webhook that is to be tried. */
export type WebhookTestInput = {
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** The webhook. */
  webhookId: string;
};

/** What is to be changed of a webhook: absent leaves. */
export type WebhookUpdateInput = {
  /** Its subscription, for what is told from now on and for what waits to be sent. Only its owner changes that. */
  document?: string | null | undefined;
  /** True: nothing is changed; the answer shows what would be. New ids in it are of nothing, and `changeId` is null. */
  dryRun?: boolean | null | undefined;
  /** The version you have read. If the record has been changed since, nothing happens and you get CONFLICT with its version now. */
  expectedVersion?: number | null | undefined;
  /** A text of yours that no other change of yours has, such as a UUID: sent again with the same input within 24 hours, the change is made once and answers the same. */
  idempotencyKey?: string | null | undefined;
  /** What it is called. */
  name?: string | null | undefined;
  /** Where deliveries go. Only its owner changes that. */
  url?: string | null | undefined;
  /** Its variables; null for none. With a cursor as `after` it goes on from there. Only its owner changes that. */
  variables?: unknown;
  /** The webhook. */
  webhookId: string;
};

/** Which records of the type Webhook are wanted. All that is given must hold. */
export type WebhookWhere = {
  /** All of these hold. */
  and?: Array<WebhookWhere> | null | undefined;
  /** What `createdAt` has to be. */
  createdAt?: DateTimeFilter | null | undefined;
  /** What `id` has to be. */
  id?: IdFilter | null | undefined;
  /** This does not hold. */
  not?: WebhookWhere | null | undefined;
  /** At least one of these holds. */
  or?: Array<WebhookWhere> | null | undefined;
  /** What `owner` has to be like; null: there is none. */
  owner?: UserWhere | null | undefined;
  /** What `status` has to be. */
  status?: WebhookStatusFilter | null | undefined;
};

/** A day of the week. */
export type Weekday =
  /** Friday. */
  | 'FRIDAY'
  /** Monday. */
  | 'MONDAY'
  /** Saturday. */
  | 'SATURDAY'
  /** Sunday. */
  | 'SUNDAY'
  /** Thursday. */
  | 'THURSDAY'
  /** Tuesday. */
  | 'TUESDAY'
  /** Wednesday. */
  | 'WEDNESDAY';

/** The hours of a day of the week. */
export type WorkingDayInput = {
  /** Which day. */
  day: Weekday;
  /** Its hours, which do not overlap. */
  intervals: Array<WorkingIntervalInput>;
};

/** Working time within a day, by the clock on the wall. */
export type WorkingIntervalInput = {
  /** When it begins: "09:00". */
  from: string;
  /** When it ends: "17:00"; "24:00" is the end of the day. */
  to: string;
};

export type AbsentNowQueryVariables = Exact<{ [key: string]: never; }>;


export type AbsentNowQuery = { me: { id: string }, absencesNow: { nodes: Array<{ id: string, to: string, delegates: boolean, user: { name: string }, substitute: { name: string } | null }> } };

export type AbsenceCreateMutationVariables = Exact<{
  input: AbsenceCreateInput;
}>;


export type AbsenceCreateMutation = { absenceCreate: { absence: { id: string, from: string, to: string, delegates: boolean, version: number, user: { name: string }, substitute: { name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AbsenceChangeMutationVariables = Exact<{
  input: AbsenceChangeInput;
}>;


export type AbsenceChangeMutation = { absenceChange: { absence: { id: string, from: string, to: string, delegates: boolean, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AbsenceCancelMutationVariables = Exact<{
  input: AbsenceCancelInput;
}>;


export type AbsenceCancelMutation = { absenceCancel: { absence: { id: string, cancelledAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type MyAccessQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAccessQuery = { access: { person: { id: string, name: string }, roles: Array<{ code: string, name: string }>, teams: Array<{ name: string, own: boolean }>, kinds: Array<{ kind: string, read: RightScope, write: RightScope, delete: RightScope, hiddenFields: Array<string>, because: Array<{ action: RightAction, scope: RightScope, text: string }> }>, standsInFor: Array<{ until: string, person: { name: string }, withheld: Array<{ kind: string, fields: Array<string> }> }> } };

export type AccessOfQueryVariables = Exact<{
  userId: string;
}>;


export type AccessOfQuery = { access: { person: { id: string, name: string }, kinds: Array<{ kind: string, read: RightScope, write: RightScope, delete: RightScope, hiddenFields: Array<string>, because: Array<{ action: RightAction, scope: RightScope, rule: string | null, text: string, role: { code: string } | null, onBehalfOf: { name: string } | null }> }> } };

export type AccessToQueryVariables = Exact<{
  userId: string;
  id: string;
}>;


export type AccessToQuery = { accessTo: { id: string, kind: string, canRead: boolean, canWrite: boolean, canDelete: boolean, hiddenFields: Array<string>, person: { name: string }, because: Array<{ action: RightAction, scope: RightScope, text: string }> } };

export type RoleRuleSetMutationVariables = Exact<{
  input: RoleRuleSetInput;
}>;


export type RoleRuleSetMutation = { roleRuleSet: { role: { code: string, rules: { nodes: Array<{ readScope: RightScope }> } } | null, effect: { peopleCount: number, groups: Array<{ roles: Array<string>, peopleCount: number, fieldsHidden: Array<string>, fieldsShown: Array<string>, people: Array<{ name: string }>, changes: Array<{ kind: string, action: RightAction, from: RightScope, to: RightScope }> }> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type RoleCreateMutationVariables = Exact<{
  input: RoleCreateInput;
}>;


export type RoleCreateMutation = { roleCreate: { role: { id: string, code: string, name: string, rules: { nodes: Array<{ kind: string, readScope: RightScope }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type RoleUpdateMutationVariables = Exact<{
  input: RoleUpdateInput;
}>;


export type RoleUpdateMutation = { roleUpdate: { role: { id: string, name: string, description: string, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type RoleRuleRemoveMutationVariables = Exact<{
  input: RoleRuleRemoveInput;
}>;


export type RoleRuleRemoveMutation = { roleRuleRemove: { role: { code: string } | null, effect: { peopleCount: number, groups: Array<{ roles: Array<string>, changes: Array<{ kind: string, action: RightAction, from: RightScope, to: RightScope }> }> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type RoleArchiveMutationVariables = Exact<{
  input: RoleArchiveInput;
}>;


export type RoleArchiveMutation = { roleArchive: { role: { code: string, archivedAt: string | null } | null, effect: { peopleCount: number, groups: Array<{ roles: Array<string>, people: Array<{ name: string }>, changes: Array<{ kind: string, action: RightAction, from: RightScope, to: RightScope }> }> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type RoleRestoreMutationVariables = Exact<{
  input: RoleRestoreInput;
}>;


export type RoleRestoreMutation = { roleRestore: { role: { code: string, archivedAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type UserRolesSetMutationVariables = Exact<{
  input: UserRolesSetInput;
}>;


export type UserRolesSetMutation = { userRolesSet: { user: { id: string, roles: Array<{ code: string }> } | null, effect: { peopleCount: number, groups: Array<{ roles: Array<string>, fieldsHidden: Array<string>, fieldsShown: Array<string>, changes: Array<{ kind: string, action: RightAction, from: RightScope, to: RightScope }> }> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type MyTasksQueryVariables = Exact<{
  assignee: string;
  first?: number | null | undefined;
}>;


export type MyTasksQuery = { activities: { nodes: Array<{ id: string, subject: string, dueAt: string | null, customer: { id: string, name: string } | null }> } };

export type ActivitiesQueryVariables = Exact<{
  where?: ActivityWhere | null | undefined;
  first?: number | null | undefined;
}>;


export type ActivitiesQuery = { activities: { nodes: Array<{ id: string, kind: ActivityKind, subject: string, body: string | null, status: ActivityStatus, startsAt: string | null, dueAt: string | null, version: number, assignee: { id: string, name: string } | null }> } };

export type ActivityLogMutationVariables = Exact<{
  input: ActivityLogInput;
}>;


export type ActivityLogMutation = { activityLog: { activity: { id: string, kind: ActivityKind, direction: Direction | null, subject: string, body: string | null, status: ActivityStatus, startsAt: string | null, version: number, customer: { id: string, name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type TaskCreateMutationVariables = Exact<{
  input: TaskCreateInput;
}>;


export type TaskCreateMutation = { taskCreate: { activity: { id: string, subject: string, status: ActivityStatus, dueAt: string | null, version: number, assignee: { id: string, name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type TaskCompleteMutationVariables = Exact<{
  input: TaskCompleteInput;
}>;


export type TaskCompleteMutation = { taskComplete: { activity: { id: string, status: ActivityStatus, outcome: string | null, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type SpendAgainstBudgetQueryVariables = Exact<{
  period: string;
  where?: SpendAgainstBudgetWhere | null | undefined;
}>;


export type SpendAgainstBudgetQuery = { spendAgainstBudget: { currency: string, unfinished: boolean, partial: boolean, rows: Array<{ department: { key: string | null, label: string } | null, budgeted: { value: string | null }, actual: { value: string | null }, committed: { value: string | null }, requested: { value: string | null }, available: { value: string | null }, utilisation: { value: string | null } }>, totals: { budgeted: { value: string | null }, actual: { value: string | null }, available: { value: string | null }, utilisation: { value: string | null } } } };

export type SpendByMonthQueryVariables = Exact<{
  period: string;
  where?: SpendAgainstBudgetWhere | null | undefined;
}>;


export type SpendByMonthQuery = { spendAgainstBudget: { currency: string, rows: Array<{ month: { key: string | null } | null, budgeted: { value: string | null }, actual: { value: string | null } }> } };

export type SalesByRegionQueryVariables = Exact<{
  period: string;
  where?: SalesAnalysisWhere | null | undefined;
}>;


export type SalesByRegionQuery = { salesAnalysis: { currency: string, unfinished: boolean, partial: boolean, compared: { from: string, to: string } | null, rows: Array<{ region: { label: string } | null, revenue: { value: string | null, previous: string | null, changePercent: string | null }, orders: { value: string | null }, averageOrder: { value: string | null }, marginPercent: { value: string | null, change: string | null } }>, totals: { revenue: { value: string | null, previous: string | null, changePercent: string | null } } } };

export type SalesByRepQueryVariables = Exact<{
  period: string;
}>;


export type SalesByRepQuery = { salesAnalysis: { currency: string, rows: Array<{ rep: { label: string } | null, wonAmount: { value: string | null }, won: { value: string | null }, lost: { value: string | null }, winRate: { value: string | null }, cycleDays: { value: string | null } }> } };

export type MetricsQueryVariables = Exact<{ [key: string]: never; }>;


export type MetricsQuery = { metrics: Array<{ code: string, name: string, analysis: string, unit: MetricUnit, kind: MetricKind, formula: string, description: string, definitionVersion: number, permission: string, dimensions: Array<{ code: string, name: string }> }> };

export type LeadsBySourceQueryVariables = Exact<{
  period: string;
}>;


export type LeadsBySourceQuery = { leadAnalysis: { rows: Array<{ source: { key: string | null, label: string } | null, created: { value: string | null }, conversionRate: { value: string | null }, firstResponseHours: { value: string | null } }> } };

export type ServiceByMonthQueryVariables = Exact<{
  period: string;
  where?: ServiceAnalysisWhere | null | undefined;
}>;


export type ServiceByMonthQuery = { serviceAnalysis: { unfinished: boolean, partial: boolean, rows: Array<{ month: { key: string | null } | null, opened: { value: string | null }, solved: { value: string | null }, openAtEnd: { value: string | null }, firstResponseHours: { value: string | null } }> } };

export type SalesRecordsQueryVariables = Exact<{
  period: string;
  part?: string | null | undefined;
  where?: SalesAnalysisWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type SalesRecordsQuery = { salesAnalysis: { totals: { revenue: { value: string | null } }, orderLines: { totalCount: number, nodes: Array<{ amount: { amount: string, currency: string }, product: { name: string }, order: { number: string, orderedAt: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } };

export type SalesByCustomFieldQueryVariables = Exact<{
  by?: Array<SalesDimension> | SalesDimension | null | undefined;
  period: string;
  part?: string | null | undefined;
  field: SalesCustomFieldInput;
  of: SalesCustomFieldOf;
  key: unknown;
  where?: SalesAnalysisWhere | null | undefined;
}>;


export type SalesByCustomFieldQuery = { salesAnalysis: { currency: string, partial: boolean, rows: Array<{ month: { key: string | null } | null, customField: { key: string | null, label: string } | null, revenue: { value: string | null }, orders: { value: string | null } }>, totals: { revenue: { value: string | null }, orders: { value: string | null } }, orderLines: { totalCount: number, nodes: Array<{ amount: { amount: string } }> } } };

export type WonByCustomFieldQueryVariables = Exact<{
  period: string;
  of: SalesCustomFieldOf;
  key: unknown;
}>;


export type WonByCustomFieldQuery = { salesAnalysis: { rows: Array<{ customField: { key: string | null, label: string } | null, won: { value: string | null }, wonAmount: { value: string | null }, pipelineAmount: { value: string | null } }>, totals: { won: { value: string | null }, wonAmount: { value: string | null }, pipelineAmount: { value: string | null } } } };

export type ServiceByCustomFieldQueryVariables = Exact<{
  period: string;
  of: ServiceCustomFieldOf;
  key: unknown;
}>;


export type ServiceByCustomFieldQuery = { serviceAnalysis: { rows: Array<{ customField: { key: string | null, label: string } | null, opened: { value: string | null }, openAtEnd: { value: string | null } }> } };

export type CompanyQueryVariables = Exact<{
  period: string;
}>;


export type CompanyQuery = { analyse: { currency: string, unfinished: boolean, partial: boolean, position: string, rows: Array<{ month: { key: string | null } | null, revenue: { value: string | null, running: string | null }, leads: { value: string | null }, ticketsOpened: { value: string | null }, spent: { value: string | null } }>, totals: { revenue: { value: string | null }, leads: { value: string | null }, ticketsOpened: { value: string | null }, spent: { value: string | null } } } };

export type TeamsQueryVariables = Exact<{
  period: string;
}>;


export type TeamsQuery = { analyse: { rows: Array<{ team: { label: string } | null, revenue: { value: string | null, share: string | null, changePercent: string | null }, wonAmount: { value: string | null }, ticketsOpened: { value: string | null } }> } };

export type BestRegionsQueryVariables = Exact<{
  period: string;
}>;


export type BestRegionsQuery = { salesAnalysis: { currency: string, rows: Array<{ others: boolean, month: { key: string | null } | null, region: { key: string | null, label: string } | null, revenue: { value: string | null, share: string | null } }> } };

export type RevenueOverTimeQueryVariables = Exact<{
  period: string;
}>;


export type RevenueOverTimeQuery = { salesAnalysis: { currency: string, unfinished: boolean, rows: Array<{ month: { key: string | null } | null, revenue: { value: string | null, previous: string | null, changePercent: string | null, running: string | null, toDate: string | null, movingAverage: string | null, ofFirst: string | null } }> } };

export type AbcOfCustomersQueryVariables = Exact<{
  period: string;
}>;


export type AbcOfCustomersQuery = { salesAnalysis: { currency: string, rows: Array<{ others: boolean, customer: { key: string | null, label: string } | null, revenue: { value: string | null, share: string | null, cumulativeShare: string | null, abc: AbcClass | null } }> } };

export type RetentionQueryVariables = Exact<{
  period: string;
}>;


export type RetentionQuery = { salesAnalysis: { rows: Array<{ cohort: { key: string | null } | null, cohortAge: { key: string | null } | null, customers: { value: string | null, ofFirst: string | null }, revenue: { value: string | null } }> } };

export type SpendVarianceQueryVariables = Exact<{
  period: string;
}>;


export type SpendVarianceQuery = { spendAgainstBudget: { currency: string, rows: Array<{ department: { key: string | null, label: string } | null, actual: { value: string | null, previous: string | null, variance: string | null, changePercent: string | null } }>, totals: { actual: { value: string | null, previous: string | null, variance: string | null } } } };

export type FigureWithSourceQueryVariables = Exact<{
  period: string;
  where?: SalesAnalysisWhere | null | undefined;
}>;


export type FigureWithSourceQuery = { salesAnalysis: { rows: Array<{ region: { key: string | null } | null, revenue: { value: string | null, source: { analysis: string, metric: string, definitionVersion: number, unit: MetricUnit, currency: string | null, partial: boolean, position: string, period: { from: string, to: string }, filter: Array<{ dimension: string, keys: Array<string | null> }> } } }> } };

export type CalculatedMeasureCreateMutationVariables = Exact<{
  input: CalculatedMeasureCreateInput;
}>;


export type CalculatedMeasureCreateMutation = { calculatedMeasureCreate: { calculatedMeasure: { id: string, code: string, name: string, formula: string, unit: MetricUnit, definitionVersion: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CalculatedMeasureUpdateMutationVariables = Exact<{
  input: CalculatedMeasureUpdateInput;
}>;


export type CalculatedMeasureUpdateMutation = { calculatedMeasureUpdate: { calculatedMeasure: { id: string, formula: string, unit: MetricUnit, definitionVersion: number, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CalculatedMeasureArchiveMutationVariables = Exact<{
  input: CalculatedMeasureArchiveInput;
}>;


export type CalculatedMeasureArchiveMutation = { calculatedMeasureArchive: { calculatedMeasure: { id: string, archivedAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CalculatedMeasuresQueryVariables = Exact<{
  where?: CalculatedMeasureWhere | null | undefined;
}>;


export type CalculatedMeasuresQuery = { calculatedMeasures: { totalCount: number, nodes: Array<{ id: string, code: string, name: string, description: string | null, formula: string, unit: MetricUnit, goodWhen: GoodWhen, definitionVersion: number, archivedAt: string | null, version: number }> } };

export type CalculatedQueryVariables = Exact<{
  period: string;
  code: unknown;
}>;


export type CalculatedQuery = { analyse: { currency: string, rows: Array<{ month: { key: string | null } | null, calculated: { value: string | null, previous: string | null, running: string | null, source: { metric: string, definitionVersion: number, unit: MetricUnit } } }>, totals: { calculated: { value: string | null } } } };

export type ApiKeyCreateMutationVariables = Exact<{
  input: ApiKeyCreateInput;
}>;


export type ApiKeyCreateMutation = { apiKeyCreate: { secret: string | null, apiKey: { id: string, prefix: string, expiresAt: string | null, account: { id: string, name: string, machine: boolean, roles: Array<{ code: string }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ApiKeyRenewMutationVariables = Exact<{
  input: ApiKeyRenewInput;
}>;


export type ApiKeyRenewMutation = { apiKeyRenew: { secret: string | null, apiKey: { id: string, prefix: string, expiresAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ApiKeyRevokeMutationVariables = Exact<{
  input: ApiKeyRevokeInput;
}>;


export type ApiKeyRevokeMutation = { apiKeyRevoke: { apiKey: { id: string, revokedAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ApiKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ApiKeysQuery = { apiKeys: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, prefix: string, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, account: { name: string, active: boolean, roles: Array<{ code: string }> }, owner: { name: string } | null }> } };

export type AssignmentCheckQueryVariables = Exact<{
  input: AssignmentCheckInput;
}>;


export type AssignmentCheckQuery = { assignmentCheck: { ruleId: string | null, poolId: string | null, assigneeId: string | null, reason: string, fallbackAt: string | null, rules: Array<{ id: string, order: number, name: string, matches: boolean, because: string }>, candidates: Array<{ name: string, eligible: boolean, reason: string, load: number | null }> } };

export type AssignmentRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type AssignmentRulesQuery = { assignmentRules: { nodes: Array<{ id: string, order: number | null, name: string, method: AssignmentMethod, capacityAware: boolean, outsideHours: OutsideHours, fallbackAfter: string | null, version: number, condition: { territories: Array<string> | null, sources: Array<string> | null, channels: Array<LeadChannel> | null, productIds: Array<string> | null, categoryIds: Array<string> | null, languages: Array<string> | null, scoreAtLeast: number | null, scoreAtMost: number | null }, pool: { name: string } | null, assignee: { name: string } | null, fallbackPool: { name: string } | null, fallbackAssignee: { name: string } | null }> }, assignmentPools: { nodes: Array<{ id: string, name: string, territory: string | null, members: { nodes: Array<{ id: string, active: boolean, weight: number, capacity: number | null, languages: Array<string>, territories: Array<string>, calendar: { name: string } | null, user: { id: string, name: string } }> } }> } };

export type AssignmentRuleCreateMutationVariables = Exact<{
  input: AssignmentRuleCreateInput;
}>;


export type AssignmentRuleCreateMutation = { assignmentRuleCreate: { assignmentRule: { id: string, order: number | null, name: string, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AssignmentRuleUpdateMutationVariables = Exact<{
  input: AssignmentRuleUpdateInput;
}>;


export type AssignmentRuleUpdateMutation = { assignmentRuleUpdate: { assignmentRule: { id: string, order: number | null, method: AssignmentMethod, version: number, condition: { territories: Array<string> | null, languages: Array<string> | null } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AssignmentRuleArchiveMutationVariables = Exact<{
  input: AssignmentRuleArchiveInput;
}>;


export type AssignmentRuleArchiveMutation = { assignmentRuleArchive: { assignmentRule: { id: string, order: number | null, archivedAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AssignmentRuleReorderMutationVariables = Exact<{
  input: AssignmentRuleReorderInput;
}>;


export type AssignmentRuleReorderMutation = { assignmentRuleReorder: { changeId: string | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PoolMemberUpdateMutationVariables = Exact<{
  input: PoolMemberUpdateInput;
}>;


export type PoolMemberUpdateMutation = { poolMemberUpdate: { poolMember: { id: string, weight: number, capacity: number | null, languages: Array<string>, territories: Array<string> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WaitingLeadsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WaitingLeadsQuery = { waitingLeads: { nodes: Array<{ id: string, since: string, fallbackAt: string | null, rule: { name: string } | null, pool: { name: string } | null, lead: { id: string, number: string, name: string, assignments: { nodes: Array<{ reason: string, candidates: Array<{ name: string, reason: string }> }> } } }> } };

export type FollowUpPoliciesQueryVariables = Exact<{ [key: string]: never; }>;


export type FollowUpPoliciesQuery = { followUpPolicies: { nodes: Array<{ id: string, order: number | null, name: string, entity: FollowUpEntity, restarts: boolean, version: number, condition: { territories: Array<string> | null, scoreAtLeast: number | null }, steps: Array<{ afterBusinessTime: string, action: FollowUpAction }>, calendar: { name: string } | null, escalateTo: { name: string } | null }> } };

export type FollowUpPolicyCreateMutationVariables = Exact<{
  input: FollowUpPolicyCreateInput;
}>;


export type FollowUpPolicyCreateMutation = { followUpPolicyCreate: { followUpPolicy: { id: string, order: number | null, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type FollowUpPolicyUpdateMutationVariables = Exact<{
  input: FollowUpPolicyUpdateInput;
}>;


export type FollowUpPolicyUpdateMutation = { followUpPolicyUpdate: { followUpPolicy: { id: string, version: number, steps: Array<{ afterBusinessTime: string, action: FollowUpAction }> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type FollowUpPolicyArchiveMutationVariables = Exact<{
  input: FollowUpPolicyArchiveInput;
}>;


export type FollowUpPolicyArchiveMutation = { followUpPolicyArchive: { followUpPolicy: { id: string, archivedAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type FollowUpPolicyReorderMutationVariables = Exact<{
  input: FollowUpPolicyReorderInput;
}>;


export type FollowUpPolicyReorderMutation = { followUpPolicyReorder: { changeId: string | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadFollowUpsQueryVariables = Exact<{
  id: string;
}>;


export type LeadFollowUpsQuery = { lead: { id: string, number: string, status: LeadStatus, assignee: { name: string } | null, followUps: { nodes: Array<{ step: number, action: FollowUpAction, dueAt: string, doneAt: string | null, outcome: FollowUpOutcome | null, result: string | null, task: { subject: string, priority: TaskPriority, status: ActivityStatus, assignee: { name: string } | null } | null }> }, assignments: { nodes: Array<{ reason: string, acceptedAt: string | null, rule: { name: string } | null, candidates: Array<{ name: string, eligible: boolean, reason: string, load: number | null }> }> }, waits: { nodes: Array<{ since: string, endedAt: string | null }> } } | null };

export type LeadFollowUpSubscriptionVariables = Exact<{
  where?: LeadWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadFollowUpSubscription = { leadFollowUp:
    | { __typename: 'CaughtUp' }
    | { __typename: 'LeadFollowedUp', cursor: string, at: string, action: FollowUpAction, result: string, lead: { id: string, number: string, name: string, assignee: { name: string } | null } }
    | { __typename: 'LeadLeft', cursor: string, at: string, id: string, reason: LeftReason }
    | { __typename: 'LeadWaited', cursor: string, at: string, since: string, why: string, lead: { id: string, number: string, name: string } }
   };

export type CalendarsQueryVariables = Exact<{ [key: string]: never; }>;


export type CalendarsQuery = { calendars: { nodes: Array<{ id: string, name: string, timeZone: string, isDefault: boolean, version: number, week: Array<{ day: Weekday, intervals: Array<{ from: string, to: string }> }>, holidays: Array<{ date: string, name: string, intervals: Array<{ from: string, to: string }> }> }> } };

export type BusinessTimeQueryVariables = Exact<{
  from: string;
  to: string;
  calendarId?: string | null | undefined;
}>;


export type BusinessTimeQuery = { businessTime: string, me: { id: string } };

export type BusinessDueQueryVariables = Exact<{
  start: string;
  duration: string;
  calendarId?: string | null | undefined;
}>;


export type BusinessDueQuery = { businessDue: string | null, me: { id: string } };

export type CalendarCreateMutationVariables = Exact<{
  input: CalendarCreateInput;
}>;


export type CalendarCreateMutation = { calendarCreate: { changeId: string | null, calendar: { id: string, name: string, isDefault: boolean, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CalendarUpdateMutationVariables = Exact<{
  input: CalendarUpdateInput;
}>;


export type CalendarUpdateMutation = { calendarUpdate: { changeId: string | null, calendar: { id: string, isDefault: boolean, version: number, holidays: Array<{ date: string, name: string }> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ProductsQueryVariables = Exact<{
  search?: string | null | undefined;
  where?: ProductWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProductsQuery = { products: { nodes: Array<{ id: string, sku: string, name: string, uom: string, isActive: boolean, price: { amount: string, currency: string }, category: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { categories: { nodes: Array<{ id: string, name: string, parent: { id: string, name: string } | null }> } };

export type ProductCreateMutationVariables = Exact<{
  input: ProductCreateInput;
}>;


export type ProductCreateMutation = { productCreate: { product: { id: string, sku: string, name: string, version: number, price: { amount: string, currency: string }, category: { name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ProductUpdateMutationVariables = Exact<{
  input: ProductUpdateInput;
}>;


export type ProductUpdateMutation = { productUpdate: { product: { id: string, sku: string, name: string, isActive: boolean, version: number, price: { amount: string, currency: string }, cost: { amount: string, currency: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CategoryCreateMutationVariables = Exact<{
  input: CategoryCreateInput;
}>;


export type CategoryCreateMutation = { categoryCreate: { category: { id: string, name: string, parent: { name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ProductCreateBulkMutationVariables = Exact<{
  input: ProductCreateBulkInput;
}>;


export type ProductCreateBulkMutation = { productCreateBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, product: { id: string, sku: string } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ProductUpdateBulkMutationVariables = Exact<{
  input: ProductUpdateBulkInput;
}>;


export type ProductUpdateBulkMutation = { productUpdateBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, product: { id: string, version: number, price: { amount: string, currency: string } } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AlertsQueryVariables = Exact<{
  where?: AlertWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AlertsQuery = { alerts: { totalCount: number, nodes: Array<{ id: string, version: number, key: string, kind: AlertKind, severity: AlertSeverity, state: AlertState, episode: number, title: string, value: string | null, limit: string | null, unit: AlertUnit | null, currency: string | null, drillDown: string | null, openedAt: string, escalatesAt: string | null, snoozedUntil: string | null, drivers: Array<{ dimension: string, key: string | null, label: string, value: string }>, owner: { name: string } | null, team: { name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AlertQueryVariables = Exact<{
  id: string;
}>;


export type AlertQuery = { alert: { id: string, title: string, state: AlertState, episode: number, value: string | null, limit: string | null, openedAt: string, acknowledgedAt: string | null, escalatedAt: string | null, closedAt: string | null, closedReason: string | null, acknowledgedBy: { name: string } | null, closedBy: { name: string } | null } | null };

export type AlertAcknowledgeMutationVariables = Exact<{
  input: AlertAcknowledgeInput;
}>;


export type AlertAcknowledgeMutation = { alertAcknowledge: { alert: { id: string, version: number, state: AlertState, owner: { name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AlertSnoozeMutationVariables = Exact<{
  input: AlertSnoozeInput;
}>;


export type AlertSnoozeMutation = { alertSnooze: { alert: { id: string, version: number, snoozedUntil: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AlertEscalateMutationVariables = Exact<{
  input: AlertEscalateInput;
}>;


export type AlertEscalateMutation = { alertEscalate: { alert: { id: string, version: number, state: AlertState, owner: { name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AlertCloseMutationVariables = Exact<{
  input: AlertCloseInput;
}>;


export type AlertCloseMutation = { alertClose: { alert: { id: string, version: number, state: AlertState, closedReason: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AlertReopenMutationVariables = Exact<{
  input: AlertReopenInput;
}>;


export type AlertReopenMutation = { alertReopen: { alert: { id: string, episode: number, state: AlertState } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AlertChangedSubscriptionVariables = Exact<{
  where?: AlertWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type AlertChangedSubscription = { alertChanged:
    | { __typename: 'AlertAcknowledged', cursor: string, changeId: string, at: string, alert: { id: string, acknowledgedBy: { name: string } | null } }
    | { __typename: 'AlertChanged', cursor: string, changeId: string, at: string, alert: { id: string, severity: AlertSeverity, value: string | null, snoozedUntil: string | null } }
    | { __typename: 'AlertClosed', cursor: string, changeId: string, at: string, alert: { id: string, closedReason: string | null } }
    | { __typename: 'AlertEscalated', cursor: string, changeId: string, at: string, alert: { id: string, owner: { name: string } | null } }
    | { __typename: 'AlertLeft', cursor: string, changeId: string, at: string, id: string, reason: LeftReason }
    | { __typename: 'AlertRaised', cursor: string, changeId: string, at: string, alert: { id: string, severity: AlertSeverity, title: string, value: string | null, limit: string | null } }
    | { __typename: 'AlertReopened', cursor: string, changeId: string, at: string, alert: { id: string, severity: AlertSeverity, title: string, episode: number } }
    | { __typename: 'CaughtUp', cursor: string }
   };

export type IndicatorCreateMutationVariables = Exact<{
  input: IndicatorCreateInput;
}>;


export type IndicatorCreateMutation = { indicatorCreate: { indicator: { id: string, version: number, name: string, goodWhen: IndicatorDirection, unit: AlertUnit } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type IndicatorUpdateMutationVariables = Exact<{
  input: IndicatorUpdateInput;
}>;


export type IndicatorUpdateMutation = { indicatorUpdate: { indicator: { id: string, version: number, target: string | null, warnAt: string, criticalAt: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type IndicatorArchiveMutationVariables = Exact<{
  input: IndicatorArchiveInput;
}>;


export type IndicatorArchiveMutation = { indicatorArchive: { indicator: { id: string, version: number, archivedAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type IndicatorsQueryVariables = Exact<{
  where?: IndicatorWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type IndicatorsQuery = { indicators: { nodes: Array<{ id: string, version: number, name: string, analysis: string, measure: string, period: IndicatorPeriod, periodFrom: string | null, periodTo: string | null, status: IndicatorStatus, value: string | null, unit: AlertUnit, currency: string | null, target: string | null, warnAt: string, criticalAt: string, goodWhen: IndicatorDirection, partial: boolean, position: string | null, definitionVersion: number, problem: string | null, computedAt: string | null, owner: { name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IndicatorChangedSubscriptionVariables = Exact<{
  where?: IndicatorWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type IndicatorChangedSubscription = { indicatorChanged:
    | { __typename: 'CaughtUp', cursor: string }
    | { __typename: 'IndicatorChanged', cursor: string, changeId: string, at: string, before: IndicatorStatus | null, indicator: { id: string, name: string, status: IndicatorStatus, value: string | null } }
    | { __typename: 'IndicatorLeft', cursor: string, changeId: string, at: string, id: string, reason: LeftReason }
   };

export type AnomaliesQueryVariables = Exact<{
  input: AnomaliesInput;
}>;


export type AnomaliesQuery = { anomalies: { found: number, unit: AlertUnit, currency: string | null, partial: boolean, position: string, points: Array<{ period: string, value: string | null, expected: string | null, lower: string | null, upper: string | null, anomalous: boolean }> } };

export type AnomalyDetectorCreateMutationVariables = Exact<{
  input: AnomalyDetectorCreateInput;
}>;


export type AnomalyDetectorCreateMutation = { anomalyDetectorCreate: { detector: { id: string, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AnomalyDetectorUpdateMutationVariables = Exact<{
  input: AnomalyDetectorUpdateInput;
}>;


export type AnomalyDetectorUpdateMutation = { anomalyDetectorUpdate: { detector: { id: string, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AnomalyDetectorArchiveMutationVariables = Exact<{
  input: AnomalyDetectorArchiveInput;
}>;


export type AnomalyDetectorArchiveMutation = { anomalyDetectorArchive: { detector: { id: string, archivedAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AnomalyDetectorsQueryVariables = Exact<{
  where?: AnomalyDetectorWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AnomalyDetectorsQuery = { anomalyDetectors: { totalCount: number, nodes: Array<{ id: string, version: number, name: string, analysis: string, measure: string, grain: AnomalyGrain, falseAlarms: string, leastChange: string | null, anomalous: boolean, judgedPeriod: string | null, value: string | null, expected: string | null, lower: string | null, upper: string | null, unit: AlertUnit, currency: string | null, problem: string | null, computedAt: string | null, owner: { name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type Customer360QueryVariables = Exact<{
  id: string;
}>;


export type Customer360Query = { customer: { id: string, number: string, name: string, kind: CustomerKind, status: CustomerStatus, tier: CustomerTier, industry: string | null, email: string | null, phone: string | null, website: string | null, tags: Array<string>, version: number, owner: { id: string, name: string } | null, team: { id: string, name: string } | null, contacts: { nodes: Array<{ id: string, name: string, title: string | null, email: string | null, phone: string | null }> }, addresses: { nodes: Array<{ id: string, kind: AddressKind, line1: string | null, postalCode: string | null, city: string | null, country: string }> }, orderTotals: { orderCount: number, amount: string | null, currency: string | null, firstOrderAt: string | null, lastOrderAt: string | null, daysBetweenOrders: string | null }, topCategories: Array<{ category: string | null, quantity: string, amount: { amount: string, currency: string } }>, opportunities: { nodes: Array<{ id: string, name: string, amount: { amount: string, currency: string }, stage: { name: string } }> }, orders: { nodes: Array<{ id: string, number: string, orderedAt: string, amount: { amount: string, currency: string } }> }, timeline: { nodes: Array<{ id: string, at: string, kind: TimelineKind, direction: Direction | null, summary: string, ref: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CustomerProfileQueryVariables = Exact<{
  id: string;
}>;


export type CustomerProfileQuery = { customer: { id: string, number: string, name: string, kind: CustomerKind, tier: CustomerTier, status: CustomerStatus, language: string | null, email: string | null, phone: string | null, tags: Array<string>, topics: Array<string>, preferredChannel: OutreachChannel | null, contactFrom: string | null, contactUntil: string | null, nextBirthday: string | null, version: number, owner: { id: string, name: string } | null, contacts: { nodes: Array<{ id: string, name: string, title: string | null, email: string | null, phone: string | null, nextBirthday: string | null, topics: Array<string>, consents: { nodes: Array<{ channel: OutreachChannel, purpose: ConsentPurpose, state: ConsentState }> } }> }, consents: { nodes: Array<{ id: string, channel: OutreachChannel, purpose: ConsentPurpose, state: ConsentState, basis: ConsentBasis, at: string, proof: string | null, inForce: boolean }> }, interests: Array<{ category: string | null, product: string | null, source: InterestSource, strength: number, since: string }>, openTasks: { nodes: Array<{ id: string, subject: string, dueAt: string | null, assignee: { name: string } | null }> }, openTickets: { nodes: Array<{ id: string, number: string, subject: string, status: TicketStatus }> }, openOpportunities: { nodes: Array<{ id: string, name: string, amount: { amount: string, currency: string }, stage: { name: string } }> }, leads: { nodes: Array<{ id: string, number: string, name: string, status: LeadStatus }> }, orderTotals: { orderCount: number, amount: string | null, averageAmount: string | null, currency: string | null, firstOrderAt: string | null, lastOrderAt: string | null, recencyDays: number | null, frequency: number, daysBetweenOrders: string | null }, topCategories: Array<{ category: string | null, quantity: string, amount: { amount: string, currency: string } }>, timeline: { nodes: Array<{ id: string, at: string, kind: TimelineKind, direction: Direction | null, summary: string, ref: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CustomersAllowingQueryVariables = Exact<{
  channel?: OutreachChannel | null | undefined;
  purpose?: ConsentPurpose | null | undefined;
  first?: number | null | undefined;
}>;


export type CustomersAllowingQuery = { customers: { nodes: Array<{ id: string, name: string, email: string | null, preferredChannel: OutreachChannel | null }> } };

export type BirthdaysQueryVariables = Exact<{
  from: number;
  to: number;
  first?: number | null | undefined;
}>;


export type BirthdaysQuery = { contacts: { nodes: Array<{ id: string, name: string, nextBirthday: string | null, customer: { id: string, name: string } | null }> } };

export type ConsentRecordMutationVariables = Exact<{
  input: ConsentRecordInput;
}>;


export type ConsentRecordMutation = { consentRecord: { changeId: string | null, consent: { id: string, channel: OutreachChannel, purpose: ConsentPurpose, state: ConsentState, at: string, inForce: boolean } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomersQueryVariables = Exact<{
  search?: string | null | undefined;
  where?: CustomerWhere | null | undefined;
  orderBy?: Array<CustomerOrderBy> | CustomerOrderBy | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomersQuery = { customers: { totalCount: number, nodes: Array<{ id: string, number: string, name: string, region: string | null, status: CustomerStatus, tier: CustomerTier, email: string | null, owner: { id: string, name: string } | null, contacts: { nodes: Array<{ id: string, name: string, email: string | null, phone: string | null }> }, tickets: { nodes: Array<{ id: string, number: string, subject: string, status: TicketStatus }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CustomerTimelineQueryVariables = Exact<{
  id: string;
  where?: TimelineEntryWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CustomerTimelineQuery = { customer: { id: string, timeline: { nodes: Array<{ id: string, at: string, kind: TimelineKind, direction: Direction | null, summary: string, ref: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CustomerCreateMutationVariables = Exact<{
  input: CustomerCreateInput;
}>;


export type CustomerCreateMutation = { customerCreate: { changeId: string | null, customer: { id: string, number: string, name: string, email: string | null, phone: string | null, version: number, owner: { id: string, name: string } | null, contacts: { nodes: Array<{ id: string, name: string, email: string | null, phone: string | null }> }, addresses: { nodes: Array<{ id: string, city: string | null, country: string }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerUpdateMutationVariables = Exact<{
  input: CustomerUpdateInput;
}>;


export type CustomerUpdateMutation = { customerUpdate: { changeId: string | null, customer: { id: string, name: string, legalName: string | null, website: string | null, tier: CustomerTier, status: CustomerStatus, region: string | null, email: string | null, phone: string | null, tags: Array<string>, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerArchiveMutationVariables = Exact<{
  input: CustomerArchiveInput;
}>;


export type CustomerArchiveMutation = { customerArchive: { customer: { id: string, archivedAt: string | null, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerRestoreMutationVariables = Exact<{
  input: CustomerRestoreInput;
}>;


export type CustomerRestoreMutation = { customerRestore: { customer: { id: string, archivedAt: string | null, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerAssignMutationVariables = Exact<{
  input: CustomerAssignInput;
}>;


export type CustomerAssignMutation = { customerAssign: { customer: { id: string, version: number, owner: { id: string, name: string } | null, team: { id: string, name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerTagMutationVariables = Exact<{
  input: CustomerTagInput;
}>;


export type CustomerTagMutation = { customerTag: { customer: { id: string, tags: Array<string>, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ContactCreateMutationVariables = Exact<{
  input: ContactCreateInput;
}>;


export type ContactCreateMutation = { contactCreate: { contact: { id: string, name: string, firstName: string | null, lastName: string | null, title: string | null, email: string | null, phone: string | null, version: number, customer: { id: string, name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ContactUpdateMutationVariables = Exact<{
  input: ContactUpdateInput;
}>;


export type ContactUpdateMutation = { contactUpdate: { contact: { id: string, name: string, firstName: string | null, lastName: string | null, title: string | null, birthday: string | null, email: string | null, phone: string | null, version: number, contactPoints: { nodes: Array<{ id: string, kind: ContactPointKind, value: string, isPrimary: boolean }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerCreateBulkMutationVariables = Exact<{
  input: CustomerCreateBulkInput;
}>;


export type CustomerCreateBulkMutation = { customerCreateBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, customer: { id: string, name: string } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerAssignBulkMutationVariables = Exact<{
  input: CustomerAssignBulkInput;
}>;


export type CustomerAssignBulkMutation = { customerAssignBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, customer: { id: string, owner: { name: string } | null } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerTagBulkMutationVariables = Exact<{
  input: CustomerTagBulkInput;
}>;


export type CustomerTagBulkMutation = { customerTagBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, customer: { id: string, tags: Array<string> } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ContactCreateBulkMutationVariables = Exact<{
  input: ContactCreateBulkInput;
}>;


export type ContactCreateBulkMutation = { contactCreateBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, contact: { id: string, name: string } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerSheetQueryVariables = Exact<{
  where?: CustomerWhere | null | undefined;
  first?: number | null | undefined;
}>;


export type CustomerSheetQuery = { customers: { nodes: Array<{ id: string, number: string, name: string, kind: CustomerKind, tier: CustomerTier, status: CustomerStatus, region: string | null, tags: Array<string>, owner: { name: string } | null, orderTotals: { orderCount: number, amount: string | null, currency: string | null } }> } };

export type DuplicateCandidatesQueryVariables = Exact<{
  where?: DuplicateCandidateWhere | null | undefined;
  first?: number | null | undefined;
}>;


export type DuplicateCandidatesQuery = { duplicateCandidates: { nodes: Array<{ id: string, score: number, state: DuplicateState, note: string | null, version: number, a: { id: string, name: string } | null, b: { id: string, name: string } | null, aTeam: { name: string } | null, bTeam: { name: string } | null, reasons: Array<{ field: DuplicateField, similarity: number | null, weight: number | null }> }> } };

export type CustomerMatchesQueryVariables = Exact<{
  input: CustomerDraftInput;
}>;


export type CustomerMatchesQuery = { customerMatches: Array<{ customerId: string | null, name: string | null, team: string | null, score: number, reasons: Array<{ field: DuplicateField, similarity: number | null, weight: number | null }> }> };

export type CustomerCreateUnlessKnownMutationVariables = Exact<{
  input: CustomerCreateInput;
}>;


export type CustomerCreateUnlessKnownMutation = { customerCreate: { customer: { id: string, mergedIds: Array<string> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null, candidates: Array<{ customerId: string | null, name: string | null, team: string | null, score: number, reasons: Array<{ field: DuplicateField, similarity: number | null, weight: number | null }> }> }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type DuplicateCandidateFindMutationVariables = Exact<{
  input: DuplicateCandidateFindInput;
}>;


export type DuplicateCandidateFindMutation = { duplicateCandidateFind: { progress: { id: string, status: JobProgressStatus } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type DuplicateCandidateDismissMutationVariables = Exact<{
  input: DuplicateCandidateDismissInput;
}>;


export type DuplicateCandidateDismissMutation = { duplicateCandidateDismiss: { candidate: { id: string, state: DuplicateState, note: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerMergeMutationVariables = Exact<{
  input: CustomerMergeInput;
}>;


export type CustomerMergeMutation = { customerMerge: { customer: { id: string, name: string, tags: Array<string>, email: string | null, version: number } | null, merge: { id: string, mergedIds: Array<string>, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomerMergeUndoMutationVariables = Exact<{
  input: CustomerMergeUndoInput;
}>;


export type CustomerMergeUndoMutation = { customerMergeUndo: { kept: Array<string> | null, rowsLeft: number | null, customer: { id: string, name: string, tags: Array<string> } | null, merge: { id: string, undoneAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type MergeRecordsQueryVariables = Exact<{
  where?: MergeRecordWhere | null | undefined;
  first?: number | null | undefined;
}>;


export type MergeRecordsQuery = { mergeRecords: { nodes: Array<{ id: string, at: string, undoneAt: string | null, mergedIds: Array<string>, version: number, survivor: { id: string, name: string } }> } };

export type CustomFieldsQueryVariables = Exact<{
  kind: string;
}>;


export type CustomFieldsQuery = { customFields: { nodes: Array<{ id: string, key: unknown, label: string, description: string | null, type: CustomFieldType, referenceKind: string | null, currency: string | null, position: number, version: number, choices: Array<{ code: string, label: string }> }> } };

export type CustomersByFieldQueryVariables = Exact<{
  where?: Array<CustomFieldFilter> | CustomFieldFilter | null | undefined;
  keys?: Array<unknown> | unknown | null | undefined;
  first?: number | null | undefined;
}>;


export type CustomersByFieldQuery = { customers: { totalCount: number, nodes: Array<{ id: string, name: string, version: number, customFields: Array<
        | { __typename: 'ChoiceFieldValue', choice: { code: string, label: string }, field: { key: unknown, label: string, type: CustomFieldType } }
        | { __typename: 'DateFieldValue', date: string, field: { key: unknown, label: string, type: CustomFieldType } }
        | { __typename: 'MoneyFieldValue', money: { amount: string, currency: string }, field: { key: unknown, label: string, type: CustomFieldType } }
        | { __typename: 'NumberFieldValue', number: string, field: { key: unknown, label: string, type: CustomFieldType } }
        | { __typename: 'ReferenceFieldValue', id: string, record:
            | { __typename: 'Absence' }
            | { __typename: 'Activity' }
            | { __typename: 'Address' }
            | { __typename: 'Alert' }
            | { __typename: 'AllocationKey' }
            | { __typename: 'AllocationShare' }
            | { __typename: 'AnomalyDetector' }
            | { __typename: 'ApiKey' }
            | { __typename: 'Assignment' }
            | { __typename: 'AssignmentPool' }
            | { __typename: 'AssignmentRule' }
            | { __typename: 'Budget' }
            | { __typename: 'BudgetCrossing' }
            | { __typename: 'BudgetLine' }
            | { __typename: 'BudgetMonth' }
            | { __typename: 'BudgetThreshold' }
            | { __typename: 'BudgetTransfer' }
            | { __typename: 'BudgetTransferMonth' }
            | { __typename: 'BusinessCalendar' }
            | { __typename: 'CalculatedMeasure' }
            | { __typename: 'Category' }
            | { __typename: 'Consent' }
            | { __typename: 'Contact', name: string }
            | { __typename: 'ContactPoint' }
            | { __typename: 'CustomField' }
            | { __typename: 'Customer' }
            | { __typename: 'DeadJob' }
            | { __typename: 'Department' }
            | { __typename: 'DuplicateCandidate' }
            | { __typename: 'ErasureRecord' }
            | { __typename: 'ExchangeRate' }
            | { __typename: 'File' }
            | { __typename: 'FiscalPeriod' }
            | { __typename: 'FiscalYear' }
            | { __typename: 'FollowUp' }
            | { __typename: 'FollowUpPolicy' }
            | { __typename: 'Import' }
            | { __typename: 'ImportMapping' }
            | { __typename: 'Indicator' }
            | { __typename: 'JobProgress' }
            | { __typename: 'JobSchedule' }
            | { __typename: 'JournalEntry' }
            | { __typename: 'Lead' }
            | { __typename: 'LeadForm' }
            | { __typename: 'LeadFormSubmission' }
            | { __typename: 'LeadScore' }
            | { __typename: 'LeadSource' }
            | { __typename: 'LedgerAccount' }
            | { __typename: 'MergeRecord' }
            | { __typename: 'Message' }
            | { __typename: 'Opportunity' }
            | { __typename: 'Order' }
            | { __typename: 'OrderLine' }
            | { __typename: 'PersistedDocument' }
            | { __typename: 'PersonExport' }
            | { __typename: 'Pipeline' }
            | { __typename: 'PoolMember' }
            | { __typename: 'Posting' }
            | { __typename: 'Product' }
            | { __typename: 'ProductInterest' }
            | { __typename: 'Project' }
            | { __typename: 'Role' }
            | { __typename: 'RoleRule' }
            | { __typename: 'ScoreModel' }
            | { __typename: 'Stage' }
            | { __typename: 'StageChange' }
            | { __typename: 'Team' }
            | { __typename: 'Ticket' }
            | { __typename: 'TimelineEntry' }
            | { __typename: 'User', name: string }
            | { __typename: 'WaitingLead' }
            | { __typename: 'Webhook' }
            | { __typename: 'WebhookDelivery' }
           | null, field: { key: unknown, label: string, type: CustomFieldType } }
        | { __typename: 'TextFieldValue', text: string, field: { key: unknown, label: string, type: CustomFieldType } }
      > }> } };

export type CustomFieldCreateMutationVariables = Exact<{
  input: CustomFieldCreateInput;
}>;


export type CustomFieldCreateMutation = { customFieldCreate: { customField: { id: string, key: unknown, type: CustomFieldType, position: number, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomFieldUpdateMutationVariables = Exact<{
  input: CustomFieldUpdateInput;
}>;


export type CustomFieldUpdateMutation = { customFieldUpdate: { customField: { id: string, label: string, version: number, choices: Array<{ code: string, label: string }> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomFieldArchiveMutationVariables = Exact<{
  input: CustomFieldArchiveInput;
}>;


export type CustomFieldArchiveMutation = { customFieldArchive: { customField: { id: string, archivedAt: string | null, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type CustomFieldRestoreMutationVariables = Exact<{
  input: CustomFieldRestoreInput;
}>;


export type CustomFieldRestoreMutation = { customFieldRestore: { customField: { id: string, archivedAt: string | null, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type DepartmentBudgetQueryVariables = Exact<{
  id: string;
}>;


export type DepartmentBudgetQuery = { department: { id: string, code: string, name: string, parent: { id: string, name: string } | null, manager: { id: string, name: string } | null, children: { nodes: Array<{ id: string, name: string }> }, budgetLines: { nodes: Array<{ id: string, version: number, utilisation: string | null, budget: { name: string, year: { name: string } }, account: { code: string, name: string } | null, annual: { amount: string, currency: string }, spent: { amount: string, currency: string }, committed: { amount: string, currency: string }, requested: { amount: string, currency: string }, available: { amount: string, currency: string }, thresholds: { nodes: Array<{ stage: BudgetStage, basis: BudgetBasis, percent: number, action: BudgetAction }> }, months: { nodes: Array<{ no: number, budgeted: { amount: string, currency: string }, spent: { amount: string, currency: string }, committed: { amount: string, currency: string } }> } }> } } | null };

export type DepartmentSpendQueryVariables = Exact<{
  year: string;
  first?: number | null | undefined;
}>;


export type DepartmentSpendQuery = { fiscalYear: { name: string, departmentSpend: Array<{ id: string, parentId: string | null, code: string, name: string, depth: number, partial: boolean, own: { amount: string, currency: string }, total: { amount: string }, budget: { amount: string } | null }> } | null };

export type BudgetCheckQueryVariables = Exact<{
  input: BudgetCheckInput;
}>;


export type BudgetCheckQuery = { budgetCheck: { decision: BudgetAction, exception: boolean, rules: Array<{ lineId: string | null, department: string | null, stage: BudgetStage, basis: BudgetBasis, periodNo: number | null, percent: number, action: BudgetAction, exceeded: boolean, raises: boolean, limit: string | null, before: string | null, after: string | null, available: string | null, utilisation: string | null, currency: string }> } };

export type PostingCreateMutationVariables = Exact<{
  input: PostingCreateInput;
}>;


export type PostingCreateMutation = { postingCreate: { changeId: string | null, posting: { id: string, version: number, date: string, reference: string, exception: boolean, amount: { amount: string, currency: string } } | null, errors: Array<
      | { __typename: 'BudgetExceededError', code: string, message: string, path: Array<string> | null, check: { decision: BudgetAction, rules: Array<{ lineId: string | null, department: string | null, basis: BudgetBasis, percent: number, limit: string | null, before: string | null, after: string | null, currency: string }> } }
      | { __typename: 'ConflictError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'DuplicateError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'GeneralError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'NotEnoughHistoryError', code: string, message: string, path: Array<string> | null }
    > } | null };

export type PostingTryMutationVariables = Exact<{
  input: PostingCreateInput;
}>;


export type PostingTryMutation = { postingCreate: { posting: { exception: boolean, amount: { amount: string, currency: string }, crossings: { nodes: Array<{ percent: number, basis: BudgetBasis, action: BudgetAction, spent: { amount: string }, limit: { amount: string }, line: { available: { amount: string } } }> } } | null, errors: Array<
      | { code: string, message: string, check: { decision: BudgetAction } }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } | null };

export type PostingOrderMutationVariables = Exact<{
  input: PostingCreateInput;
}>;


export type PostingOrderMutation = { postingCreate: { changeId: string | null, posting: { id: string, version: number, stage: PostingStage, open: { amount: string, currency: string } | null, crossings: { nodes: Array<{ stage: BudgetStage, percent: number }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null, check: { decision: BudgetAction } }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PostingInvoiceMutationVariables = Exact<{
  input: PostingCreateInput;
}>;


export type PostingInvoiceMutation = { postingCreate: { changeId: string | null, posting: { id: string, amount: { amount: string, currency: string }, commitment: { id: string, version: number, reference: string, open: { amount: string, currency: string } | null } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type OpenCommitmentsQueryVariables = Exact<{
  where?: PostingWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OpenCommitmentsQuery = { postings: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, version: number, stage: PostingStage, date: string, reference: string, description: string | null, baseAmount: { amount: string, currency: string }, open: { amount: string, currency: string } | null, department: { name: string }, account: { name: string }, settledBy: { nodes: Array<{ id: string, stage: PostingStage, date: string, reference: string, baseAmount: { amount: string, currency: string }, cause: { id: string, reference: string } | null }> } }> } };

export type PostingReleaseMutationVariables = Exact<{
  input: PostingReleaseInput;
}>;


export type PostingReleaseMutation = { postingRelease: { changeId: string | null, posting: { id: string, baseAmount: { amount: string, currency: string }, commitment: { id: string, version: number, open: { amount: string, currency: string } | null } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PostingReverseMutationVariables = Exact<{
  input: PostingReverseInput;
}>;


export type PostingReverseMutation = { postingReverse: { changeId: string | null, posting: { id: string, date: string, amount: { amount: string, currency: string }, reverses: { id: string, reference: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PostingsQueryVariables = Exact<{
  where?: PostingWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PostingsQuery = { postings: { totalCount: number, cursor: string, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, date: string, reference: string, source: string, description: string | null, amount: { amount: string, currency: string }, baseAmount: { amount: string, currency: string }, department: { id: string, name: string }, account: { id: string, code: string, name: string }, period: { no: number }, reverses: { id: string } | null }> } };

export type DepartmentsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type DepartmentsQuery = { departments: { nodes: Array<{ id: string, code: string, name: string, parent: { id: string } | null, team: { id: string, name: string } | null }> } };

export type AccountsQueryVariables = Exact<{
  where?: LedgerAccountWhere | null | undefined;
  first?: number | null | undefined;
}>;


export type AccountsQuery = { accounts: { nodes: Array<{ id: string, code: string, name: string, kind: AccountKind, parent: { id: string } | null }> } };

export type FiscalYearsQueryVariables = Exact<{ [key: string]: never; }>;


export type FiscalYearsQuery = { fiscalYears: { nodes: Array<{ id: string, name: string, from: string, to: string, currency: string, closed: boolean, periods: { nodes: Array<{ id: string, no: number, from: string, to: string, closed: boolean }> } }> } };

export type BudgetsQueryVariables = Exact<{
  where?: BudgetWhere | null | undefined;
}>;


export type BudgetsQuery = { budgets: { nodes: Array<{ id: string, name: string, revision: number, status: BudgetStatus, currency: string, version: number, year: { id: string, name: string }, lines: { totalCount: number, nodes: Array<{ id: string, department: { name: string }, annual: { amount: string, currency: string } }> } }> } };

export type BudgetCrossingsQueryVariables = Exact<{
  where?: BudgetCrossingWhere | null | undefined;
  first?: number | null | undefined;
}>;


export type BudgetCrossingsQuery = { budgetCrossings: { totalCount: number, nodes: Array<{ id: string, stage: BudgetStage, basis: BudgetBasis, percent: number, episode: number, action: BudgetAction, exception: boolean, utilisation: string | null, raisedAt: string, clearedAt: string | null, spent: { amount: string, currency: string }, limit: { amount: string, currency: string }, period: { no: number } | null, posting: { id: string, reference: string } | null, line: { id: string, department: { name: string } } }> } };

export type DepartmentCreateMutationVariables = Exact<{
  input: DepartmentCreateInput;
}>;


export type DepartmentCreateMutation = { departmentCreate: { department: { id: string, code: string, name: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type DepartmentUpdateMutationVariables = Exact<{
  input: DepartmentUpdateInput;
}>;


export type DepartmentUpdateMutation = { departmentUpdate: { changeId: string | null, department: { id: string, version: number, manager: { name: string } | null, team: { name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AccountCreateMutationVariables = Exact<{
  input: AccountCreateInput;
}>;


export type AccountCreateMutation = { accountCreate: { account: { id: string, code: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type FiscalYearCreateMutationVariables = Exact<{
  input: FiscalYearCreateInput;
}>;


export type FiscalYearCreateMutation = { fiscalYearCreate: { year: { id: string, periods: { nodes: Array<{ id: string, no: number, from: string }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type FiscalYearCloseMutationVariables = Exact<{
  input: FiscalYearCloseInput;
}>;


export type FiscalYearCloseMutation = { fiscalYearClose: { year: { id: string, closed: boolean, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type FiscalPeriodCloseMutationVariables = Exact<{
  input: FiscalPeriodCloseInput;
}>;


export type FiscalPeriodCloseMutation = { fiscalPeriodClose: { period: { id: string, closed: boolean, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetCreateMutationVariables = Exact<{
  input: BudgetCreateInput;
}>;


export type BudgetCreateMutation = { budgetCreate: { budget: { id: string, revision: number, status: BudgetStatus, lines: { nodes: Array<{ id: string, version: number }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetSubmitMutationVariables = Exact<{
  input: BudgetSubmitInput;
}>;


export type BudgetSubmitMutation = { budgetSubmit: { budget: { id: string, status: BudgetStatus, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetApproveMutationVariables = Exact<{
  input: BudgetApproveInput;
}>;


export type BudgetApproveMutation = { budgetApprove: { changeId: string | null, budget: { id: string, status: BudgetStatus, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetCarryOverMutationVariables = Exact<{
  input: BudgetCarryOverInput;
}>;


export type BudgetCarryOverMutation = { budgetCarryOver: { budget: { id: string, lines: { nodes: Array<{ id: string, department: { id: string }, account: { id: string } | null, annual: { amount: string, currency: string }, carriedOver: { amount: string }, carriedFrom: { id: string } | null, months: { nodes: Array<{ no: number, budgeted: { amount: string } }> }, thresholds: { nodes: Array<{ percent: number }> }, crossings: { totalCount: number } }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetLineCreateMutationVariables = Exact<{
  input: BudgetLineCreateInput;
}>;


export type BudgetLineCreateMutation = { budgetLineCreate: { line: { id: string, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetLineUpdateMutationVariables = Exact<{
  input: BudgetLineUpdateInput;
}>;


export type BudgetLineUpdateMutation = { budgetLineUpdate: { changeId: string | null, line: { id: string, version: number, utilisation: string | null, annual: { amount: string, currency: string } } | null, errors: Array<
      | { __typename: 'BudgetExceededError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'ConflictError', current: number | null, code: string, message: string, path: Array<string> | null }
      | { __typename: 'DuplicateError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'GeneralError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'NotEnoughHistoryError', code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetOverrunSubscriptionVariables = Exact<{
  where?: BudgetLineWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type BudgetOverrunSubscription = { budgetOverrun:
    | { __typename: 'BudgetCrossed', cursor: string, changeId: string, at: string, stage: BudgetStage, basis: BudgetBasis, periodNo: number | null, percent: number, action: BudgetAction, exception: boolean, episode: number, utilisation: string | null, spent: string, limit: string, currency: string, line: { id: string, department: { id: string, name: string }, account: { name: string } | null } }
    | { __typename: 'BudgetLineLeft', cursor: string, changeId: string, at: string, id: string, reason: LeftReason }
    | { __typename: 'BudgetLineMoved', cursor: string, changeId: string, at: string, line: { id: string } }
    | { __typename: 'CaughtUp', cursor: string }
   };

export type PostingCreateBulkMutationVariables = Exact<{
  input: PostingCreateBulkInput;
}>;


export type PostingCreateBulkMutation = { postingCreateBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, posting: { id: string, reference: string } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetTransfersQueryVariables = Exact<{
  where?: BudgetTransferWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BudgetTransfersQuery = { budgetTransfers: { totalCount: number, cursor: string, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, version: number, status: BudgetTransferStatus, reason: string, createdAt: string, decidedAt: string | null, decisionReason: string | null, amount: { amount: string, currency: string }, requestedBy: { id: string, name: string }, decidedBy: { name: string } | null, from: { id: string, department: { name: string }, account: { name: string } | null, available: { amount: string, currency: string } } | null, to: { id: string, department: { name: string }, account: { name: string } | null, available: { amount: string, currency: string } } | null, months: { nodes: Array<{ no: number, amount: { amount: string } }> } }> } };

export type BudgetTransferRequestMutationVariables = Exact<{
  input: BudgetTransferRequestInput;
}>;


export type BudgetTransferRequestMutation = { budgetTransferRequest: { changeId: string | null, transfer: { id: string, version: number, status: BudgetTransferStatus, amount: { amount: string, currency: string }, months: { nodes: Array<{ no: number, amount: { amount: string } }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetTransferApproveMutationVariables = Exact<{
  input: BudgetTransferApproveInput;
}>;


export type BudgetTransferApproveMutation = { budgetTransferApprove: { changeId: string | null, transfer: { id: string, version: number, status: BudgetTransferStatus, decidedBy: { name: string } | null, from: { annual: { amount: string, currency: string }, available: { amount: string, currency: string } } | null, to: { annual: { amount: string, currency: string }, available: { amount: string, currency: string } } | null } | null, errors: Array<
      | { __typename: 'BudgetExceededError', code: string, message: string, path: Array<string> | null, check: { rules: Array<{ basis: BudgetBasis, periodNo: number | null, percent: number, limit: string | null, after: string | null }> } }
      | { __typename: 'ConflictError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'DuplicateError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'GeneralError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'NotEnoughHistoryError', code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetTransferRejectMutationVariables = Exact<{
  input: BudgetTransferRejectInput;
}>;


export type BudgetTransferRejectMutation = { budgetTransferReject: { changeId: string | null, transfer: { id: string, version: number, status: BudgetTransferStatus, decisionReason: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetTransferWithdrawMutationVariables = Exact<{
  input: BudgetTransferWithdrawInput;
}>;


export type BudgetTransferWithdrawMutation = { budgetTransferWithdraw: { changeId: string | null, transfer: { id: string, version: number, status: BudgetTransferStatus } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type BudgetTransferChangedSubscriptionVariables = Exact<{
  where?: BudgetTransferWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type BudgetTransferChangedSubscription = { budgetTransferChanged:
    | { __typename: 'BudgetTransferApproved', cursor: string, changeId: string, at: string, transfer: { id: string, status: BudgetTransferStatus } }
    | { __typename: 'BudgetTransferLeft', cursor: string, changeId: string, at: string, id: string, reason: LeftReason }
    | { __typename: 'BudgetTransferRejected', cursor: string, changeId: string, at: string, transfer: { id: string, decisionReason: string | null } }
    | { __typename: 'BudgetTransferRequested', cursor: string, changeId: string, at: string, transfer: { id: string, reason: string, amount: { amount: string, currency: string }, requestedBy: { name: string } } }
    | { __typename: 'BudgetTransferWithdrawn', cursor: string, changeId: string, at: string, transfer: { id: string } }
    | { __typename: 'CaughtUp', cursor: string }
   };

export type ExchangeRateSetMutationVariables = Exact<{
  input: ExchangeRateSetInput;
}>;


export type ExchangeRateSetMutation = { exchangeRateSet: { rate: { id: string, version: number, currency: string, base: string, from: string, rate: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ExchangeRateSetBulkMutationVariables = Exact<{
  input: ExchangeRateSetBulkInput;
}>;


export type ExchangeRateSetBulkMutation = { exchangeRateSetBulk: { succeeded: number, failed: number, results: Array<{ index: number, rate: { id: string, currency: string, rate: string } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } | null };

export type ExchangeRatesQueryVariables = Exact<{
  where?: ExchangeRateWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExchangeRatesQuery = { exchangeRates: { nodes: Array<{ id: string, currency: string, base: string, from: string, rate: string, source: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProjectCreateMutationVariables = Exact<{
  input: ProjectCreateInput;
}>;


export type ProjectCreateMutation = { projectCreate: { project: { id: string, version: number, code: string, name: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ProjectUpdateMutationVariables = Exact<{
  input: ProjectUpdateInput;
}>;


export type ProjectUpdateMutation = { projectUpdate: { project: { id: string, version: number, name: string, from: string | null, to: string | null, closed: boolean } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ProjectsQueryVariables = Exact<{
  where?: ProjectWhere | null | undefined;
  first?: number | null | undefined;
}>;


export type ProjectsQuery = { projects: { nodes: Array<{ id: string, code: string, name: string, from: string | null, to: string | null, closed: boolean, postings: { totalCount: number, nodes: Array<{ id: string, date: string, baseAmount: { amount: string, currency: string }, department: { name: string } }> } }> } };

export type JournalEntryPostMutationVariables = Exact<{
  input: JournalEntryPostInput;
}>;


export type JournalEntryPostMutation = { journalEntryPost: { entry: { id: string, date: string, reference: string, amount: { amount: string, currency: string }, postings: { nodes: Array<{ id: string, reference: string, account: { code: string, kind: AccountKind }, baseAmount: { amount: string, currency: string } }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null, check: { decision: BudgetAction } }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type JournalEntryReverseMutationVariables = Exact<{
  input: JournalEntryReverseInput;
}>;


export type JournalEntryReverseMutation = { journalEntryReverse: { entry: { id: string, date: string, reverses: { id: string, reference: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type JournalEntriesQueryVariables = Exact<{
  where?: JournalEntryWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type JournalEntriesQuery = { journalEntries: { nodes: Array<{ id: string, date: string, reference: string, description: string | null, amount: { amount: string, currency: string }, bookedBy: { name: string } | null, reverses: { id: string } | null, postings: { nodes: Array<{ account: { code: string, name: string, kind: AccountKind }, department: { name: string }, project: { code: string } | null, amount: { amount: string, currency: string } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AllocationKeysQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type AllocationKeysQuery = { allocationKeys: { totalCount: number, nodes: Array<{ id: string, code: string, name: string, version: number, shares: { nodes: Array<{ weight: string, department: { id: string, code: string, name: string } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AllocationKeyCreateMutationVariables = Exact<{
  input: AllocationKeyCreateInput;
}>;


export type AllocationKeyCreateMutation = { allocationKeyCreate: { key: { id: string, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type AllocationKeyUpdateMutationVariables = Exact<{
  input: AllocationKeyUpdateInput;
}>;


export type AllocationKeyUpdateMutation = { allocationKeyUpdate: { key: { id: string, version: number, shares: { totalCount: number } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type JournalEntryAllocateMutationVariables = Exact<{
  input: JournalEntryAllocateInput;
}>;


export type JournalEntryAllocateMutation = { journalEntryAllocate: { entry: { id: string, amount: { amount: string, currency: string }, allocates: { id: string } | null, postings: { nodes: Array<{ amount: { amount: string }, department: { id: string } }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadFormCreateMutationVariables = Exact<{
  input: LeadFormCreateInput;
}>;


export type LeadFormCreateMutation = { leadFormCreate: { leadForm: { id: string, key: string, version: number, doubleOptIn: boolean, lifetime: string, consentVersion: number, fields: Array<{ field: LeadFormField, required: boolean, label: string | null }> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadFormUpdateMutationVariables = Exact<{
  input: LeadFormUpdateInput;
}>;


export type LeadFormUpdateMutation = { leadFormUpdate: { leadForm: { id: string, version: number, active: boolean, consentVersion: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadFormArchiveMutationVariables = Exact<{
  input: LeadFormArchiveInput;
}>;


export type LeadFormArchiveMutation = { leadFormArchive: { leadForm: { id: string, active: boolean, archivedAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadFormsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadFormsQuery = { leadForms: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, key: string, active: boolean, title: string, source: { code: string }, pool: { name: string } | null, submissions: { totalCount: number } }> } };

export type LeadFormQueryVariables = Exact<{
  id: string;
}>;


export type LeadFormQuery = { leadForm: { id: string, name: string, key: string, active: boolean, archivedAt: string | null, title: string, intro: string | null, territory: string | null, language: string | null, doubleOptIn: boolean, leadBeforeConfirmation: boolean, lifetime: string, redirectTo: string | null, allowedOrigins: Array<string>, consentText: string | null, consentPurpose: ConsentPurpose | null, consentRequired: boolean, consentVersion: number, version: number, fields: Array<{ field: LeadFormField, required: boolean, label: string | null }>, source: { code: string, channel: LeadChannel }, pool: { name: string } | null, productInterest: { name: string } | null } | null };

export type LeadFormSubmissionsQueryVariables = Exact<{
  where?: LeadFormSubmissionWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadFormSubmissionsQuery = { leadFormSubmissions: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, status: LeadFormSubmissionStatus, submittedAt: string, expiresAt: string | null, confirmedAt: string | null, consentText: string | null, consentVersion: number | null, consentPurpose: ConsentPurpose | null, answers: { name: string | null, company: string | null, email: string | null, phone: string | null, note: string | null, utmSource: string | null }, form: { name: string }, lead: { id: string, number: string, name: string } | null }> } };

export type ImportFormatsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportFormatsQuery = { importFormats: Array<{ kind: ImportKind, description: string, key: string, fields: Array<{ name: string, type: string, required: boolean, description: string }> }> };

export type ImportGuessQueryVariables = Exact<{
  fileId: string;
  kind?: ImportKind | null | undefined;
}>;


export type ImportGuessQuery = { importGuess: { kind: ImportKind, mapping: unknown, mappingName: string | null, missing: Array<string>, columns: Array<{ name: string, samples: Array<string>, field: string | null, likeness: number | null }> } };

export type ImportFileMutationVariables = Exact<{
  input: ImportFileInput;
}>;


export type ImportFileMutation = { importFile: { changeId: string | null, importJob: { id: string, status: ImportStatus, progress: { id: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ImportProgressSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  progressId: string;
}>;


export type ImportProgressSubscription = { jobProgress:
    | { __typename: 'CaughtUp' }
    | { __typename: 'JobProgressLeft', cursor: string }
    | { __typename: 'JobProgressed', cursor: string, progress: { id: string, status: JobProgressStatus, done: number, total: number | null, errors: number, rate: number | null } }
   };

export type ImportReportQueryVariables = Exact<{
  id: string;
}>;


export type ImportReportQuery = { import: { id: string, kind: string, source: string, status: ImportStatus, dryRun: boolean, onError: ImportOnError, total: number, created: number, existing: number, failed: number, problem: string | null, errorFile: string | null, createdAt: string, finishedAt: string | null, version: number, file: { id: string, name: string, size: number } | null, errors: Array<{ line: number, column: string | null, value: string | null, code: string, message: string }> } | null };

export type ImportsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ImportsQuery = { imports: { nodes: Array<{ id: string, kind: string, status: ImportStatus, total: number, created: number, failed: number, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ImportUndoMutationVariables = Exact<{
  input: ImportUndoInput;
}>;


export type ImportUndoMutation = { importUndo: { importJob: { id: string, status: ImportStatus, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ImportMappingSaveMutationVariables = Exact<{
  input: ImportMappingSaveInput;
}>;


export type ImportMappingSaveMutation = { importMappingSave: { importMapping: { id: string, name: string, kind: string, mapping: unknown, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ImportMappingArchiveMutationVariables = Exact<{
  input: ImportMappingArchiveInput;
}>;


export type ImportMappingArchiveMutation = { importMappingArchive: { importMapping: { id: string, name: string, archivedAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type ImportMappingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ImportMappingsQuery = { importMappings: { nodes: Array<{ id: string, name: string, kind: string, mapping: unknown, updatedAt: string, version: number }> } };

export type ImportedCustomersQueryVariables = Exact<{
  where?: Array<CustomFieldFilter> | CustomFieldFilter | null | undefined;
}>;


export type ImportedCustomersQuery = { customers: { nodes: Array<{ name: string, customFields: Array<
        | { choice: { code: string }, field: { key: unknown } }
        | { date: string, field: { key: unknown } }
        | { money: { amount: string, currency: string }, field: { key: unknown } }
        | { number: string, field: { key: unknown } }
        | { id: string, field: { key: unknown } }
        | { text: string, field: { key: unknown } }
      > }> } };

export type DeadJobsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type DeadJobsQuery = { deadJobs: { totalCount: number, cursor: string, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, error: string, attempts: number, queuedAt: string, createdAt: string, version: number, startedBy: { id: string, name: string } | null }> } };

export type JobsFailingSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type JobsFailingSubscription = { jobFailed:
    | { __typename: 'CaughtUp' }
    | { __typename: 'DeadJobLeft', cursor: string, at: string }
    | { __typename: 'JobFailed', cursor: string, at: string, job: { id: string, name: string, status: DeadJobStatus, error: string, attempts: number, version: number, startedBy: { name: string } | null } }
    | { __typename: 'JobSettled', cursor: string, at: string, job: { id: string, status: DeadJobStatus } }
   };

export type JobRetryMutationVariables = Exact<{
  input: JobSettleInput;
}>;


export type JobRetryMutation = { jobRetry: { changeId: string | null, job: { id: string, status: DeadJobStatus, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type JobDiscardMutationVariables = Exact<{
  input: JobSettleInput;
}>;


export type JobDiscardMutation = { jobDiscard: { changeId: string | null, job: { id: string, status: DeadJobStatus, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type JobStepsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type JobStepsSubscription = { jobProgress:
    | { __typename: 'CaughtUp' }
    | { __typename: 'JobProgressLeft', cursor: string, at: string }
    | { __typename: 'JobProgressed', cursor: string, at: string, progress: { id: string, name: string, status: JobProgressStatus, done: number, total: number | null, errors: number, rate: number | null, version: number, startedBy: { name: string } | null } }
   };

export type JobSchedulesQueryVariables = Exact<{ [key: string]: never; }>;


export type JobSchedulesQuery = { jobSchedules: { nodes: Array<{ id: string, name: string, rule: string, timeZone: string | null, nextAt: string, lastAt: string | null }> } };

export type LeadCreateMutationVariables = Exact<{
  input: LeadCreateInput;
}>;


export type LeadCreateMutation = { leadCreate: { changeId: string | null, lead: { id: string, number: string, name: string, status: LeadStatus, possibleDuplicate: boolean, assignee: { id: string, name: string } | null, assignments: { nodes: Array<{ reason: string, at: string }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadMatchesQueryVariables = Exact<{
  leadId: string;
}>;


export type LeadMatchesQuery = { leadMatches: Array<{ leadId: string | null, customerId: string | null, name: string | null, team: string | null, score: number, reasons: Array<{ field: DuplicateField, similarity: number | null, weight: number | null }> }> };

export type MyLeadsQueryVariables = Exact<{
  rep: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyLeadsQuery = { leads: { totalCount: number, cursor: string, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: string, name: string, company: string | null, email: string | null, phone: string | null, status: LeadStatus, possibleDuplicate: boolean, createdAt: string, source: { code: string, channel: LeadChannel } | null }> } };

export type LeadQueryVariables = Exact<{
  id: string;
}>;


export type LeadQuery = { lead: { id: string, version: number, number: string, name: string, company: string | null, email: string | null, phone: string | null, note: string | null, status: LeadStatus, disqualifyReason: string | null, language: string | null, territory: string | null, utmCampaign: string | null, firstResponseAt: string | null, productInterest: { name: string } | null, assignee: { name: string } | null, customer: { id: string, name: string } | null, opportunity: { id: string, name: string } | null, assignments: { nodes: Array<{ at: string, reason: string, assignee: { name: string } | null, candidates: Array<{ eligible: boolean, reason: string, lastAssignedAt: string | null, name: string }> }> } } | null };

export type LeadAssignMutationVariables = Exact<{
  input: LeadAssignInput;
}>;


export type LeadAssignMutation = { leadAssign: { changeId: string | null, lead: { id: string, status: LeadStatus, assignee: { name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadWorkMutationVariables = Exact<{
  input: LeadWorkInput;
}>;


export type LeadWorkMutation = { leadWork: { lead: { id: string, status: LeadStatus, firstResponseAt: string | null } | null, errors: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } | null };

export type LeadQualifyMutationVariables = Exact<{
  input: LeadQualifyInput;
}>;


export type LeadQualifyMutation = { leadQualify: { lead: { id: string, status: LeadStatus } | null, errors: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } | null };

export type LeadDisqualifyMutationVariables = Exact<{
  input: LeadDisqualifyInput;
}>;


export type LeadDisqualifyMutation = { leadDisqualify: { lead: { id: string, status: LeadStatus, disqualifyReason: string | null } | null, errors: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } | null };

export type LeadConvertMutationVariables = Exact<{
  input: LeadConvertInput;
}>;


export type LeadConvertMutation = { leadConvert: { changeId: string | null, lead: { id: string, status: LeadStatus, convertedAt: string | null } | null, customer: { id: string, name: string } | null, contact: { id: string } | null, opportunity: { id: string, name: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type NewLeadSubscriptionVariables = Exact<{
  where?: LeadWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type NewLeadSubscription = { newLead:
    | { __typename: 'CaughtUp' }
    | { __typename: 'LeadAssigned', cursor: string, changeId: string, at: string, why: string, lead: { id: string, number: string, name: string, assignee: { name: string } | null } }
    | { __typename: 'LeadCreated', cursor: string, changeId: string, at: string, lead: { id: string, number: string, name: string, company: string | null, status: LeadStatus, assignee: { name: string } | null } }
    | { __typename: 'LeadLeft', cursor: string, changeId: string, at: string, id: string, reason: LeftReason }
   };

export type LeadCreateBulkMutationVariables = Exact<{
  input: LeadCreateBulkInput;
}>;


export type LeadCreateBulkMutation = { leadCreateBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, lead: { id: string, number: string, assignee: { name: string } | null } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadAssignBulkMutationVariables = Exact<{
  input: LeadAssignBulkInput;
}>;


export type LeadAssignBulkMutation = { leadAssignBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, lead: { id: string, version: number, assignee: { name: string } | null, assignments: { nodes: Array<{ reason: string }> } } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadAcceptMutationVariables = Exact<{
  input: LeadAcceptInput;
}>;


export type LeadAcceptMutation = { leadAccept: { lead: { id: string, version: number, assignments: { nodes: Array<{ acceptedAt: string | null }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PipelinesQueryVariables = Exact<{ [key: string]: never; }>;


export type PipelinesQuery = { pipelines: { nodes: Array<{ id: string, name: string, isDefault: boolean, stages: { nodes: Array<{ id: string, name: string, position: number, kind: StageKind, probability: number }> } }> } };

export type OpportunityPipelineQueryVariables = Exact<{
  where?: OpportunityWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OpportunityPipelineQuery = { opportunities: { totalCount: number, nodes: Array<{ id: string, number: string, name: string, status: StageKind, probability: number, closeDate: string | null, amount: { amount: string, currency: string }, stage: { id: string, name: string, position: number }, customer: { id: string, name: string } | null, owner: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OpportunityQueryVariables = Exact<{
  id: string;
}>;


export type OpportunityQuery = { opportunity: { id: string, number: string, name: string, status: StageKind, probability: number, closeDate: string | null, closedAt: string | null, lostReason: string | null, version: number, amount: { amount: string, currency: string }, stage: { id: string, name: string }, stageChanges: { nodes: Array<{ id: string, at: string, from: { name: string } | null, to: { name: string }, by: { name: string } | null }> } } | null };

export type OrdersQueryVariables = Exact<{
  where?: OrderWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OrdersQuery = { orders: { nodes: Array<{ id: string, number: string, status: OrderStatus, channel: OrderChannel, orderedAt: string, amount: { amount: string, currency: string }, customer: { id: string, name: string } | null, lines: { nodes: Array<{ id: string, quantity: string, discount: string, product: { sku: string, name: string }, price: { amount: string, currency: string }, amount: { amount: string, currency: string } }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type OpportunityCreateMutationVariables = Exact<{
  input: OpportunityCreateInput;
}>;


export type OpportunityCreateMutation = { opportunityCreate: { opportunity: { id: string, number: string, name: string, status: StageKind, probability: number, version: number, stage: { id: string, name: string }, amount: { amount: string, currency: string } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type OpportunityUpdateMutationVariables = Exact<{
  input: OpportunityUpdateInput;
}>;


export type OpportunityUpdateMutation = { opportunityUpdate: { opportunity: { id: string, name: string, closeDate: string | null, probability: number, version: number, amount: { amount: string, currency: string } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type OpportunityMoveMutationVariables = Exact<{
  input: OpportunityMoveInput;
}>;


export type OpportunityMoveMutation = { opportunityMove: { opportunity: { id: string, status: StageKind, probability: number, closedAt: string | null, lostReason: string | null, version: number, stage: { id: string, name: string } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type OrderCreateMutationVariables = Exact<{
  input: OrderCreateInput;
}>;


export type OrderCreateMutation = { orderCreate: { order: { id: string, number: string, status: OrderStatus, orderedAt: string, version: number, amount: { amount: string, currency: string }, lines: { nodes: Array<{ id: string, quantity: string, amount: { amount: string, currency: string } }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type OrderSetStatusMutationVariables = Exact<{
  input: OrderSetStatusInput;
}>;


export type OrderSetStatusMutation = { orderSetStatus: { order: { id: string, status: OrderStatus, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type OpportunityAssignMutationVariables = Exact<{
  input: OpportunityAssignInput;
}>;


export type OpportunityAssignMutation = { opportunityAssign: { opportunity: { id: string, version: number, owner: { id: string, name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PipelineCreateMutationVariables = Exact<{
  input: PipelineCreateInput;
}>;


export type PipelineCreateMutation = { pipelineCreate: { pipeline: { id: string, name: string, isDefault: boolean, stages: { nodes: Array<{ id: string, name: string, position: number, kind: StageKind, probability: number }> } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type UserInviteMutationVariables = Exact<{
  input: UserInviteInput;
}>;


export type UserInviteMutation = { userInvite: { user: { id: string, name: string, active: boolean, invitedAt: string | null, roles: Array<{ code: string }> } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type InvitationResendMutationVariables = Exact<{
  input: InvitationResendInput;
}>;


export type InvitationResendMutation = { invitationResend: { user: { id: string, invitedAt: string | null } | null, errors: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } | null };

export type InvitationWithdrawMutationVariables = Exact<{
  input: InvitationWithdrawInput;
}>;


export type InvitationWithdrawMutation = { invitationWithdraw: { user: { id: string, active: boolean, invitedAt: string | null } | null, errors: Array<
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
      | { code: string, message: string }
    > } | null };

export type InvitationAcceptMutationVariables = Exact<{
  input: InvitationAcceptInput;
}>;


export type InvitationAcceptMutation = { invitationAccept: { accessToken: string | null, accessTokenExpiresAt: string | null, refreshToken: string | null, user: { id: string, name: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PasswordResetRequestMutationVariables = Exact<{
  input: PasswordResetRequestInput;
}>;


export type PasswordResetRequestMutation = { passwordResetRequest: { errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PasswordResetMutationVariables = Exact<{
  input: PasswordResetInput;
}>;


export type PasswordResetMutation = { passwordReset: { accessToken: string | null, accessTokenExpiresAt: string | null, refreshToken: string | null, user: { id: string, name: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PasswordChangeMutationVariables = Exact<{
  input: PasswordChangeInput;
}>;


export type PasswordChangeMutation = { passwordChange: { errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PendingInvitationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PendingInvitationsQuery = { users: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, invitedAt: string | null, roles: Array<{ code: string }> }> } };

export type PersonExportMutationVariables = Exact<{
  input: PersonExportInput;
}>;


export type PersonExportMutation = { personExport: { changeId: string | null, personExport: { id: string, status: PersonExportStatus } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PersonExportStatusQueryVariables = Exact<{
  id: string;
}>;


export type PersonExportStatusQuery = { personExport: { id: string, status: PersonExportStatus, expiresAt: string | null, size: number | null, path: string | null } | null };

export type PersonEraseMutationVariables = Exact<{
  input: PersonEraseInput;
}>;


export type PersonEraseMutation = { personErase: { changeId: string | null, erasureRecord: { id: string, at: string, reason: ErasureReason, rows: number, idsHash: string, tables: Array<{ table: string, rows: number }>, by: { name: string } } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type PersonExportsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type PersonExportsQuery = { personExports: { nodes: Array<{ id: string, status: PersonExportStatus, createdAt: string, expiresAt: string | null, owner: { name: string } | null }> } };

export type ErasureRecordsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ErasureRecordsQuery = { erasureRecords: { nodes: Array<{ id: string, at: string, reason: ErasureReason, rows: number, idsHash: string, by: { name: string } }> } };

export type MyHottestLeadsQueryVariables = Exact<{
  rep: string;
  first?: number | null | undefined;
}>;


export type MyHottestLeadsQuery = { leads: { nodes: Array<{ id: string, number: string, name: string, status: LeadStatus, score: number | null, leadScore: { probability: number, at: string, model: { version: number }, reasons: Array<{ feature: string, value: string | null, contribution: number }> } | null }> } };

export type ScoreModelsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type ScoreModelsQuery = { scoreModels: { nodes: Array<{ id: string, version: number, state: ScoreModelState, why: string, createdAt: string, trainedUntil: string, trainedLeads: number, trainedConverted: number, judgedUntil: string, metrics: { auc: number, brier: number, logLoss: number, lift10: number, n: number, converted: number }, calibration: Array<{ decile: number, n: number, foretold: number, happened: number }> }> } };

export type ScoreModelInUseQueryVariables = Exact<{ [key: string]: never; }>;


export type ScoreModelInUseQuery = { scoreModels: { nodes: Array<{ id: string, version: number, base: number, features: Array<{ name: string, kind: ScoreFeatureKind, terms: Array<{ value: string, coefficient: number, mean: number }> }> }> } };

export type ScoreModelTrainMutationVariables = Exact<{
  input: ScoreModelTrainInput;
}>;


export type ScoreModelTrainMutation = { scoreModelTrain: { progress: { id: string, status: JobProgressStatus, total: number | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { have: number, others: number, need: number, code: string, message: string, path: Array<string> | null }
    > } | null };

export type LeadScoredSubscriptionVariables = Exact<{
  where?: LeadWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type LeadScoredSubscription = { leadScored:
    | { __typename: 'CaughtUp' }
    | { __typename: 'LeadLeft', cursor: string, at: string, id: string, reason: LeftReason }
    | { __typename: 'LeadScored', cursor: string, at: string, lead: { id: string, name: string, score: number | null, version: number, leadScore: { model: { version: number } } | null } }
   };

export type TicketCreateMutationVariables = Exact<{
  input: TicketCreateInput;
}>;


export type TicketCreateMutation = { ticketCreate: { changeId: string | null, ticket: { id: string, number: string, subject: string, status: TicketStatus, priority: TicketPriority } | null, message: { id: string, body: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type OpenTicketsQueryVariables = Exact<{
  where?: TicketWhere | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type OpenTicketsQuery = { tickets: { totalCount: number, cursor: string, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, number: string, subject: string, priority: TicketPriority, status: TicketStatus, createdAt: string, assignee: { name: string } | null, customer: { id: string, name: string } | null }> } };

export type TicketQueryVariables = Exact<{
  id: string;
}>;


export type TicketQuery = { ticket: { id: string, version: number, number: string, subject: string, type: TicketKind, channel: TicketChannel, queue: string | null, category: string | null, priority: TicketPriority, status: TicketStatus, firstResponseAt: string | null, solvedAt: string | null, assignee: { name: string } | null, customer: { id: string, name: string, tier: CustomerTier } | null, messages: { nodes: Array<{ id: string, kind: MessageKind, body: string, at: string, author: { name: string } | null, contact: { firstName: string | null, lastName: string | null } | null }> } } | null };

export type TicketReplyMutationVariables = Exact<{
  input: TicketReplyInput;
}>;


export type TicketReplyMutation = { ticketReply: { changeId: string | null, ticket: { id: string, status: TicketStatus, firstResponseAt: string | null, version: number } | null, message: { id: string, kind: MessageKind, body: string, at: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type TicketNoteAddMutationVariables = Exact<{
  input: TicketNoteAddInput;
}>;


export type TicketNoteAddMutation = { ticketNoteAdd: { changeId: string | null, message: { id: string, kind: MessageKind, body: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type TicketCustomerMessageMutationVariables = Exact<{
  input: TicketCustomerMessageInput;
}>;


export type TicketCustomerMessageMutation = { ticketCustomerMessage: { changeId: string | null, ticket: { id: string, status: TicketStatus } | null, message: { id: string } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type TicketUpdateMutationVariables = Exact<{
  input: TicketUpdateInput;
}>;


export type TicketUpdateMutation = { ticketUpdate: { changeId: string | null, ticket: { id: string, version: number, status: TicketStatus, priority: TicketPriority, category: string | null } | null, errors: Array<
      | { __typename: 'BudgetExceededError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'ConflictError', current: number | null, code: string, message: string, path: Array<string> | null }
      | { __typename: 'DuplicateError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'GeneralError', code: string, message: string, path: Array<string> | null }
      | { __typename: 'NotEnoughHistoryError', code: string, message: string, path: Array<string> | null }
    > } | null };

export type TicketAssignMutationVariables = Exact<{
  input: TicketAssignInput;
}>;


export type TicketAssignMutation = { ticketAssign: { changeId: string | null, ticket: { id: string, assignee: { name: string } | null, team: { name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type TicketUpdatedSubscriptionVariables = Exact<{
  where?: TicketWhere | null | undefined;
  after?: string | null | undefined;
}>;


export type TicketUpdatedSubscription = { ticketUpdated:
    | { __typename: 'CaughtUp' }
    | { __typename: 'TicketAssigned', cursor: string, changeId: string, at: string, ticket: { id: string, assignee: { name: string } | null } }
    | { __typename: 'TicketChanged', cursor: string, changeId: string, at: string, ticket: { id: string, version: number }, changes: Array<{ field: string, before: string | null, after: string | null }> }
    | { __typename: 'TicketCreated', cursor: string, changeId: string, at: string, ticket: { id: string, number: string, subject: string, priority: TicketPriority, status: TicketStatus } }
    | { __typename: 'TicketLeft', cursor: string, changeId: string, at: string, id: string, reason: LeftReason }
    | { __typename: 'TicketNoted', cursor: string, changeId: string, at: string, ticket: { id: string }, message: { id: string, body: string } }
    | { __typename: 'TicketReplied', cursor: string, changeId: string, at: string, ticket: { id: string, status: TicketStatus }, message: { id: string, body: string, at: string } }
   };

export type TicketUpdateBulkMutationVariables = Exact<{
  input: TicketUpdateBulkInput;
}>;


export type TicketUpdateBulkMutation = { ticketUpdateBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, ticket: { id: string, version: number, status: TicketStatus, priority: TicketPriority, queue: string | null } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type TicketAssignBulkMutationVariables = Exact<{
  input: TicketAssignBulkInput;
}>;


export type TicketAssignBulkMutation = { ticketAssignBulk: { changeId: string | null, succeeded: number, failed: number, results: Array<{ index: number, ticket: { id: string, version: number, assignee: { name: string } | null } | null, errors: Array<
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
        | { code: string, message: string, path: Array<string> | null }
      > }>, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhookCreateMutationVariables = Exact<{
  input: WebhookCreateInput;
}>;


export type WebhookCreateMutation = { webhookCreate: { secret: string | null, webhook: { id: string, name: string, url: string, status: WebhookStatus, position: string, version: number, owner: { id: string, name: string } | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhookUpdateMutationVariables = Exact<{
  input: WebhookUpdateInput;
}>;


export type WebhookUpdateMutation = { webhookUpdate: { webhook: { id: string, name: string, url: string, document: string, variables: unknown, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhookPauseMutationVariables = Exact<{
  input: WebhookStopInput;
}>;


export type WebhookPauseMutation = { webhookPause: { webhook: { id: string, status: WebhookStatus, stoppedAt: string | null, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhookEnableMutationVariables = Exact<{
  input: WebhookEnableInput;
}>;


export type WebhookEnableMutation = { webhookEnable: { webhook: { id: string, status: WebhookStatus, position: string, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhookArchiveMutationVariables = Exact<{
  input: WebhookStopInput;
}>;


export type WebhookArchiveMutation = { webhookArchive: { webhook: { id: string, status: WebhookStatus, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhookRotateSecretMutationVariables = Exact<{
  input: WebhookRotateSecretInput;
}>;


export type WebhookRotateSecretMutation = { webhookRotateSecret: { secret: string | null, webhook: { id: string, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhookTestMutationVariables = Exact<{
  input: WebhookTestInput;
}>;


export type WebhookTestMutation = { webhookTest: { delivery: { id: string, event: string, status: WebhookDeliveryStatus } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhookReplayMutationVariables = Exact<{
  input: WebhookReplayInput;
}>;


export type WebhookReplayMutation = { webhookReplay: { webhook: { id: string, position: string, version: number } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhookDeliveryRetryMutationVariables = Exact<{
  input: WebhookDeliveryRetryInput;
}>;


export type WebhookDeliveryRetryMutation = { webhookDeliveryRetry: { delivery: { id: string, status: WebhookDeliveryStatus, nextAttemptAt: string | null } | null, errors: Array<
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
      | { code: string, message: string, path: Array<string> | null }
    > } | null };

export type WebhooksQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WebhooksQuery = { me: { id: string }, webhooks: { pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, name: string, url: string, status: WebhookStatus, reason: WebhookReason | null, reasonText: string | null, stoppedAt: string | null, failures: number, failingSince: string | null, lost: number, lostAt: string | null, version: number, owner: { name: string } | null, deliveries: { totalCount: number, nodes: Array<{ id: string, event: string, status: WebhookDeliveryStatus, error: string | null }> } }> } };

export type WebhookLogQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  where?: WebhookDeliveryWhere | null | undefined;
}>;


export type WebhookLogQuery = { webhook: { id: string, name: string, document: string, variables: unknown, status: WebhookStatus, position: string, deliveries: { totalCount: number, pageInfo: { hasNextPage: boolean, endCursor: string | null }, nodes: Array<{ id: string, event: string, position: string | null, status: WebhookDeliveryStatus, attempts: number, attemptedAt: string | null, nextAttemptAt: string | null, responseStatus: number | null, responseBody: string | null, durationMs: number | null, error: string | null, body: string | null, createdAt: string, endedAt: string | null }> } } | null };

export type WebhookDeliveredQueryVariables = Exact<{
  id: string;
}>;


export type WebhookDeliveredQuery = { webhookDelivery: { id: string, event: string, status: WebhookDeliveryStatus, attempts: number, responseStatus: number | null, responseBody: string | null, durationMs: number | null, error: string | null, nextAttemptAt: string | null, webhook: { id: string, status: WebhookStatus } } | null };

export type WebhookFailuresQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type WebhookFailuresQuery = { me: { id: string }, webhookDeliveries: { nodes: Array<{ id: string, event: string, attempts: number, error: string | null, endedAt: string | null, webhook: { id: string, name: string } }> } };

export type WebhooksChangingSubscriptionVariables = Exact<{
  after?: string | null | undefined;
  where?: WebhookWhere | null | undefined;
}>;


export type WebhooksChangingSubscription = { webhookChanged:
    | { __typename: 'CaughtUp', cursor: string }
    | { __typename: 'WebhookChanged', cursor: string, at: string, actor: { name: string } | null, webhook: { id: string, status: WebhookStatus } }
    | { __typename: 'WebhookDisabled', cursor: string, at: string, actor: { name: string } | null, webhook: { id: string, status: WebhookStatus, reason: WebhookReason | null, reasonText: string | null } }
    | { __typename: 'WebhookFailed', cursor: string, at: string, actor: { name: string } | null, delivery: { id: string, event: string, error: string | null } | null, webhook: { id: string, failures: number, failingSince: string | null } }
    | { __typename: 'WebhookLeft', cursor: string, at: string, actor: { name: string } | null }
    | { __typename: 'WebhookLost', cursor: string, at: string, lost: number, actor: { name: string } | null, webhook: { id: string } }
   };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const AbsentNowDocument = new TypedDocumentString(`
    query AbsentNow {
  me {
    id
  }
  absencesNow(first: 20) {
    nodes {
      id
      user {
        name
      }
      to
      substitute {
        name
      }
      delegates
    }
  }
}
    `) as unknown as TypedDocumentString<AbsentNowQuery, AbsentNowQueryVariables>;
export const AbsenceCreateDocument = new TypedDocumentString(`
    mutation AbsenceCreate($input: AbsenceCreateInput!) {
  absenceCreate(input: $input) {
    absence {
      id
      user {
        name
      }
      from
      to
      substitute {
        name
      }
      delegates
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AbsenceCreateMutation, AbsenceCreateMutationVariables>;
export const AbsenceChangeDocument = new TypedDocumentString(`
    mutation AbsenceChange($input: AbsenceChangeInput!) {
  absenceChange(input: $input) {
    absence {
      id
      from
      to
      delegates
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AbsenceChangeMutation, AbsenceChangeMutationVariables>;
export const AbsenceCancelDocument = new TypedDocumentString(`
    mutation AbsenceCancel($input: AbsenceCancelInput!) {
  absenceCancel(input: $input) {
    absence {
      id
      cancelledAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AbsenceCancelMutation, AbsenceCancelMutationVariables>;
export const MyAccessDocument = new TypedDocumentString(`
    query MyAccess {
  access {
    person {
      id
      name
    }
    roles {
      code
      name
    }
    teams {
      name
      own
    }
    kinds {
      kind
      read
      write
      delete
      hiddenFields
      because {
        action
        scope
        text
      }
    }
    standsInFor {
      person {
        name
      }
      until
      withheld {
        kind
        fields
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyAccessQuery, MyAccessQueryVariables>;
export const AccessOfDocument = new TypedDocumentString(`
    query AccessOf($userId: ID!) {
  access(userId: $userId) {
    person {
      id
      name
    }
    kinds {
      kind
      read
      write
      delete
      hiddenFields
      because {
        action
        scope
        role {
          code
        }
        rule
        onBehalfOf {
          name
        }
        text
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AccessOfQuery, AccessOfQueryVariables>;
export const AccessToDocument = new TypedDocumentString(`
    query AccessTo($userId: ID!, $id: ID!) {
  accessTo(userId: $userId, id: $id) {
    id
    kind
    person {
      name
    }
    canRead
    canWrite
    canDelete
    hiddenFields
    because {
      action
      scope
      text
    }
  }
}
    `) as unknown as TypedDocumentString<AccessToQuery, AccessToQueryVariables>;
export const RoleRuleSetDocument = new TypedDocumentString(`
    mutation RoleRuleSet($input: RoleRuleSetInput!) {
  roleRuleSet(input: $input) {
    role {
      code
      rules(where: {kind: {eq: "ticket"}}) {
        nodes {
          readScope
        }
      }
    }
    effect {
      peopleCount
      groups {
        roles
        peopleCount
        people {
          name
        }
        changes {
          kind
          action
          from
          to
        }
        fieldsHidden
        fieldsShown
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RoleRuleSetMutation, RoleRuleSetMutationVariables>;
export const RoleCreateDocument = new TypedDocumentString(`
    mutation RoleCreate($input: RoleCreateInput!) {
  roleCreate(input: $input) {
    role {
      id
      code
      name
      rules(first: 200) {
        nodes {
          kind
          readScope
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RoleCreateMutation, RoleCreateMutationVariables>;
export const RoleUpdateDocument = new TypedDocumentString(`
    mutation RoleUpdate($input: RoleUpdateInput!) {
  roleUpdate(input: $input) {
    role {
      id
      name
      description
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RoleUpdateMutation, RoleUpdateMutationVariables>;
export const RoleRuleRemoveDocument = new TypedDocumentString(`
    mutation RoleRuleRemove($input: RoleRuleRemoveInput!) {
  roleRuleRemove(input: $input) {
    role {
      code
    }
    effect {
      peopleCount
      groups {
        roles
        changes {
          kind
          action
          from
          to
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RoleRuleRemoveMutation, RoleRuleRemoveMutationVariables>;
export const RoleArchiveDocument = new TypedDocumentString(`
    mutation RoleArchive($input: RoleArchiveInput!) {
  roleArchive(input: $input) {
    role {
      code
      archivedAt
    }
    effect {
      peopleCount
      groups {
        roles
        people {
          name
        }
        changes {
          kind
          action
          from
          to
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RoleArchiveMutation, RoleArchiveMutationVariables>;
export const RoleRestoreDocument = new TypedDocumentString(`
    mutation RoleRestore($input: RoleRestoreInput!) {
  roleRestore(input: $input) {
    role {
      code
      archivedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<RoleRestoreMutation, RoleRestoreMutationVariables>;
export const UserRolesSetDocument = new TypedDocumentString(`
    mutation UserRolesSet($input: UserRolesSetInput!) {
  userRolesSet(input: $input) {
    user {
      id
      roles {
        code
      }
    }
    effect {
      peopleCount
      groups {
        roles
        changes {
          kind
          action
          from
          to
        }
        fieldsHidden
        fieldsShown
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UserRolesSetMutation, UserRolesSetMutationVariables>;
export const MyTasksDocument = new TypedDocumentString(`
    query MyTasks($assignee: ID!, $first: Int = 50) {
  activities(
    where: {kind: {eq: TASK}, status: {eq: PLANNED}, assignee: {id: {eq: $assignee}}}
    orderBy: [{field: DUE_AT, direction: ASC}]
    first: $first
  ) {
    nodes {
      id
      subject
      dueAt
      customer {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyTasksQuery, MyTasksQueryVariables>;
export const ActivitiesDocument = new TypedDocumentString(`
    query Activities($where: ActivityWhere, $first: Int = 50) {
  activities(where: $where, first: $first) {
    nodes {
      id
      kind
      subject
      body
      status
      startsAt
      dueAt
      version
      assignee {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ActivitiesQuery, ActivitiesQueryVariables>;
export const ActivityLogDocument = new TypedDocumentString(`
    mutation ActivityLog($input: ActivityLogInput!) {
  activityLog(input: $input) {
    activity {
      id
      kind
      direction
      subject
      body
      status
      startsAt
      version
      customer {
        id
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ActivityLogMutation, ActivityLogMutationVariables>;
export const TaskCreateDocument = new TypedDocumentString(`
    mutation TaskCreate($input: TaskCreateInput!) {
  taskCreate(input: $input) {
    activity {
      id
      subject
      status
      dueAt
      version
      assignee {
        id
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TaskCreateMutation, TaskCreateMutationVariables>;
export const TaskCompleteDocument = new TypedDocumentString(`
    mutation TaskComplete($input: TaskCompleteInput!) {
  taskComplete(input: $input) {
    activity {
      id
      status
      outcome
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TaskCompleteMutation, TaskCompleteMutationVariables>;
export const SpendAgainstBudgetDocument = new TypedDocumentString(`
    query SpendAgainstBudget($period: Period!, $where: SpendAgainstBudgetWhere) {
  spendAgainstBudget(
    by: [DEPARTMENT]
    period: $period
    where: $where
    orderBy: [{measure: UTILISATION}]
    limit: 50
  ) {
    currency
    unfinished
    partial
    rows {
      department {
        key
        label
      }
      budgeted {
        value
      }
      actual {
        value
      }
      committed {
        value
      }
      requested {
        value
      }
      available {
        value
      }
      utilisation {
        value
      }
    }
    totals {
      budgeted {
        value
      }
      actual {
        value
      }
      available {
        value
      }
      utilisation {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpendAgainstBudgetQuery, SpendAgainstBudgetQueryVariables>;
export const SpendByMonthDocument = new TypedDocumentString(`
    query SpendByMonth($period: Period!, $where: SpendAgainstBudgetWhere) {
  spendAgainstBudget(by: [MONTH], period: $period, where: $where) {
    currency
    rows {
      month {
        key
      }
      budgeted {
        value
      }
      actual {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpendByMonthQuery, SpendByMonthQueryVariables>;
export const SalesByRegionDocument = new TypedDocumentString(`
    query SalesByRegion($period: Period!, $where: SalesAnalysisWhere) {
  salesAnalysis(
    by: [REGION]
    period: $period
    compareWith: PREVIOUS_YEAR
    where: $where
  ) {
    currency
    unfinished
    partial
    compared {
      from
      to
    }
    rows {
      region {
        label
      }
      revenue {
        value
        previous
        changePercent
      }
      orders {
        value
      }
      averageOrder {
        value
      }
      marginPercent {
        value
        change
      }
    }
    totals {
      revenue {
        value
        previous
        changePercent
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SalesByRegionQuery, SalesByRegionQueryVariables>;
export const SalesByRepDocument = new TypedDocumentString(`
    query SalesByRep($period: Period!) {
  salesAnalysis(
    by: [REP]
    period: $period
    orderBy: [{measure: WON_AMOUNT}]
    limit: 10
  ) {
    currency
    rows {
      rep {
        label
      }
      wonAmount {
        value
      }
      won {
        value
      }
      lost {
        value
      }
      winRate {
        value
      }
      cycleDays {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SalesByRepQuery, SalesByRepQueryVariables>;
export const MetricsDocument = new TypedDocumentString(`
    query Metrics {
  metrics {
    code
    name
    analysis
    unit
    kind
    formula
    description
    definitionVersion
    permission
    dimensions {
      code
      name
    }
  }
}
    `) as unknown as TypedDocumentString<MetricsQuery, MetricsQueryVariables>;
export const LeadsBySourceDocument = new TypedDocumentString(`
    query LeadsBySource($period: Period!) {
  leadAnalysis(
    by: [SOURCE]
    period: $period
    orderBy: [{measure: CREATED}]
    limit: 20
  ) {
    rows {
      source {
        key
        label
      }
      created {
        value
      }
      conversionRate {
        value
      }
      firstResponseHours {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeadsBySourceQuery, LeadsBySourceQueryVariables>;
export const ServiceByMonthDocument = new TypedDocumentString(`
    query ServiceByMonth($period: Period!, $where: ServiceAnalysisWhere) {
  serviceAnalysis(by: [MONTH], period: $period, where: $where) {
    unfinished
    partial
    rows {
      month {
        key
      }
      opened {
        value
      }
      solved {
        value
      }
      openAtEnd {
        value
      }
      firstResponseHours {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceByMonthQuery, ServiceByMonthQueryVariables>;
export const SalesRecordsDocument = new TypedDocumentString(`
    query SalesRecords($period: Period!, $part: Period, $where: SalesAnalysisWhere, $after: Cursor) {
  salesAnalysis(period: $period, part: $part, where: $where) {
    totals {
      revenue {
        value
      }
    }
    orderLines(first: 20, after: $after) {
      totalCount
      nodes {
        amount {
          amount
          currency
        }
        product {
          name
        }
        order {
          number
          orderedAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SalesRecordsQuery, SalesRecordsQueryVariables>;
export const SalesByCustomFieldDocument = new TypedDocumentString(`
    query SalesByCustomField($by: [SalesDimension!], $period: Period!, $part: Period, $field: SalesCustomFieldInput!, $of: SalesCustomFieldOf!, $key: FieldKey!, $where: SalesAnalysisWhere) {
  salesAnalysis(
    by: $by
    byCustomFields: [$field]
    period: $period
    part: $part
    where: $where
  ) {
    currency
    partial
    rows {
      month {
        key
      }
      customField(of: $of, key: $key) {
        key
        label
      }
      revenue {
        value
      }
      orders {
        value
      }
    }
    totals {
      revenue {
        value
      }
      orders {
        value
      }
    }
    orderLines(first: 100) {
      totalCount
      nodes {
        amount {
          amount
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SalesByCustomFieldQuery, SalesByCustomFieldQueryVariables>;
export const WonByCustomFieldDocument = new TypedDocumentString(`
    query WonByCustomField($period: Period!, $of: SalesCustomFieldOf!, $key: FieldKey!) {
  salesAnalysis(byCustomFields: [{of: $of, key: $key}], period: $period) {
    rows {
      customField(of: $of, key: $key) {
        key
        label
      }
      won {
        value
      }
      wonAmount {
        value
      }
      pipelineAmount {
        value
      }
    }
    totals {
      won {
        value
      }
      wonAmount {
        value
      }
      pipelineAmount {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WonByCustomFieldQuery, WonByCustomFieldQueryVariables>;
export const ServiceByCustomFieldDocument = new TypedDocumentString(`
    query ServiceByCustomField($period: Period!, $of: ServiceCustomFieldOf!, $key: FieldKey!) {
  serviceAnalysis(byCustomFields: [{of: $of, key: $key}], period: $period) {
    rows {
      customField(of: $of, key: $key) {
        key
        label
      }
      opened {
        value
      }
      openAtEnd {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceByCustomFieldQuery, ServiceByCustomFieldQueryVariables>;
export const CompanyDocument = new TypedDocumentString(`
    query Company($period: Period!) {
  analyse(by: [MONTH], period: $period) {
    currency
    unfinished
    partial
    position
    rows {
      month {
        key
      }
      revenue {
        value
        running
      }
      leads {
        value
      }
      ticketsOpened {
        value
      }
      spent {
        value
      }
    }
    totals {
      revenue {
        value
      }
      leads {
        value
      }
      ticketsOpened {
        value
      }
      spent {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CompanyQuery, CompanyQueryVariables>;
export const TeamsDocument = new TypedDocumentString(`
    query Teams($period: Period!) {
  analyse(
    by: [TEAM]
    period: $period
    compareWith: PREVIOUS_YEAR
    orderBy: [{measure: REVENUE}]
  ) {
    rows {
      team {
        label
      }
      revenue {
        value
        share
        changePercent
      }
      wonAmount {
        value
      }
      ticketsOpened {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TeamsQuery, TeamsQueryVariables>;
export const BestRegionsDocument = new TypedDocumentString(`
    query BestRegions($period: Period!) {
  salesAnalysis(
    by: [MONTH, REGION]
    period: $period
    orderBy: [{measure: REVENUE}]
    limit: 3
    others: true
  ) {
    currency
    rows {
      others
      month {
        key
      }
      region {
        key
        label
      }
      revenue {
        value
        share
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BestRegionsQuery, BestRegionsQueryVariables>;
export const RevenueOverTimeDocument = new TypedDocumentString(`
    query RevenueOverTime($period: Period!) {
  salesAnalysis(by: [MONTH], period: $period, compareWith: PREVIOUS_YEAR) {
    currency
    unfinished
    rows {
      month {
        key
      }
      revenue {
        value
        previous
        changePercent
        running
        toDate(of: QUARTER)
        movingAverage(over: 3)
        ofFirst
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RevenueOverTimeQuery, RevenueOverTimeQueryVariables>;
export const AbcOfCustomersDocument = new TypedDocumentString(`
    query AbcOfCustomers($period: Period!) {
  salesAnalysis(
    by: [CUSTOMER]
    period: $period
    orderBy: [{measure: REVENUE}]
    limit: 50
    others: true
  ) {
    currency
    rows {
      others
      customer {
        key
        label
      }
      revenue {
        value
        share
        cumulativeShare
        abc
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AbcOfCustomersQuery, AbcOfCustomersQueryVariables>;
export const RetentionDocument = new TypedDocumentString(`
    query Retention($period: Period!) {
  salesAnalysis(by: [COHORT, COHORT_AGE], period: $period) {
    rows {
      cohort {
        key
      }
      cohortAge {
        key
      }
      customers {
        value
        ofFirst
      }
      revenue {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RetentionQuery, RetentionQueryVariables>;
export const SpendVarianceDocument = new TypedDocumentString(`
    query SpendVariance($period: Period!) {
  spendAgainstBudget(by: [DEPARTMENT], period: $period, compareWith: BUDGET) {
    currency
    rows {
      department {
        key
        label
      }
      actual {
        value
        previous
        variance
        changePercent
      }
    }
    totals {
      actual {
        value
        previous
        variance
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SpendVarianceQuery, SpendVarianceQueryVariables>;
export const FigureWithSourceDocument = new TypedDocumentString(`
    query FigureWithSource($period: Period!, $where: SalesAnalysisWhere) {
  salesAnalysis(by: [REGION], period: $period, where: $where) {
    rows {
      region {
        key
      }
      revenue {
        value
        source {
          analysis
          metric
          definitionVersion
          unit
          currency
          period {
            from
            to
          }
          filter {
            dimension
            keys
          }
          partial
          position
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FigureWithSourceQuery, FigureWithSourceQueryVariables>;
export const CalculatedMeasureCreateDocument = new TypedDocumentString(`
    mutation CalculatedMeasureCreate($input: CalculatedMeasureCreateInput!) {
  calculatedMeasureCreate(input: $input) {
    calculatedMeasure {
      id
      code
      name
      formula
      unit
      definitionVersion
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CalculatedMeasureCreateMutation, CalculatedMeasureCreateMutationVariables>;
export const CalculatedMeasureUpdateDocument = new TypedDocumentString(`
    mutation CalculatedMeasureUpdate($input: CalculatedMeasureUpdateInput!) {
  calculatedMeasureUpdate(input: $input) {
    calculatedMeasure {
      id
      formula
      unit
      definitionVersion
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CalculatedMeasureUpdateMutation, CalculatedMeasureUpdateMutationVariables>;
export const CalculatedMeasureArchiveDocument = new TypedDocumentString(`
    mutation CalculatedMeasureArchive($input: CalculatedMeasureArchiveInput!) {
  calculatedMeasureArchive(input: $input) {
    calculatedMeasure {
      id
      archivedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CalculatedMeasureArchiveMutation, CalculatedMeasureArchiveMutationVariables>;
export const CalculatedMeasuresDocument = new TypedDocumentString(`
    query CalculatedMeasures($where: CalculatedMeasureWhere) {
  calculatedMeasures(first: 50, where: $where) {
    totalCount
    nodes {
      id
      code
      name
      description
      formula
      unit
      goodWhen
      definitionVersion
      archivedAt
      version
    }
  }
}
    `) as unknown as TypedDocumentString<CalculatedMeasuresQuery, CalculatedMeasuresQueryVariables>;
export const CalculatedDocument = new TypedDocumentString(`
    query Calculated($period: Period!, $code: FieldKey!) {
  analyse(by: [MONTH], period: $period, compareWith: PREVIOUS_YEAR) {
    currency
    rows {
      month {
        key
      }
      calculated(code: $code) {
        value
        previous
        running
        source {
          metric
          definitionVersion
          unit
        }
      }
    }
    totals {
      calculated(code: $code) {
        value
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CalculatedQuery, CalculatedQueryVariables>;
export const ApiKeyCreateDocument = new TypedDocumentString(`
    mutation ApiKeyCreate($input: ApiKeyCreateInput!) {
  apiKeyCreate(input: $input) {
    secret
    apiKey {
      id
      prefix
      expiresAt
      account {
        id
        name
        machine
        roles {
          code
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ApiKeyCreateMutation, ApiKeyCreateMutationVariables>;
export const ApiKeyRenewDocument = new TypedDocumentString(`
    mutation ApiKeyRenew($input: ApiKeyRenewInput!) {
  apiKeyRenew(input: $input) {
    secret
    apiKey {
      id
      prefix
      expiresAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ApiKeyRenewMutation, ApiKeyRenewMutationVariables>;
export const ApiKeyRevokeDocument = new TypedDocumentString(`
    mutation ApiKeyRevoke($input: ApiKeyRevokeInput!) {
  apiKeyRevoke(input: $input) {
    apiKey {
      id
      revokedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ApiKeyRevokeMutation, ApiKeyRevokeMutationVariables>;
export const ApiKeysDocument = new TypedDocumentString(`
    query ApiKeys($first: Int = 50, $after: Cursor) {
  apiKeys(where: {revokedAt: {isNull: true}}, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      prefix
      createdAt
      expiresAt
      lastUsedAt
      account {
        name
        active
        roles {
          code
        }
      }
      owner {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ApiKeysQuery, ApiKeysQueryVariables>;
export const AssignmentCheckDocument = new TypedDocumentString(`
    query AssignmentCheck($input: AssignmentCheckInput!) {
  assignmentCheck(input: $input) {
    rules {
      id
      order
      name
      matches
      because
    }
    ruleId
    poolId
    assigneeId
    reason
    fallbackAt
    candidates {
      name
      eligible
      reason
      load
    }
  }
}
    `) as unknown as TypedDocumentString<AssignmentCheckQuery, AssignmentCheckQueryVariables>;
export const AssignmentRulesDocument = new TypedDocumentString(`
    query AssignmentRules {
  assignmentRules(where: {archivedAt: {eq: null}}) {
    nodes {
      id
      order
      name
      method
      condition {
        territories
        sources
        channels
        productIds
        categoryIds
        languages
        scoreAtLeast
        scoreAtMost
      }
      capacityAware
      outsideHours
      fallbackAfter
      pool {
        name
      }
      assignee {
        name
      }
      fallbackPool {
        name
      }
      fallbackAssignee {
        name
      }
      version
    }
  }
  assignmentPools(first: 20) {
    nodes {
      id
      name
      territory
      members(first: 20) {
        nodes {
          id
          active
          weight
          capacity
          languages
          territories
          calendar {
            name
          }
          user {
            id
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AssignmentRulesQuery, AssignmentRulesQueryVariables>;
export const AssignmentRuleCreateDocument = new TypedDocumentString(`
    mutation AssignmentRuleCreate($input: AssignmentRuleCreateInput!) {
  assignmentRuleCreate(input: $input) {
    assignmentRule {
      id
      order
      name
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AssignmentRuleCreateMutation, AssignmentRuleCreateMutationVariables>;
export const AssignmentRuleUpdateDocument = new TypedDocumentString(`
    mutation AssignmentRuleUpdate($input: AssignmentRuleUpdateInput!) {
  assignmentRuleUpdate(input: $input) {
    assignmentRule {
      id
      order
      method
      version
      condition {
        territories
        languages
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AssignmentRuleUpdateMutation, AssignmentRuleUpdateMutationVariables>;
export const AssignmentRuleArchiveDocument = new TypedDocumentString(`
    mutation AssignmentRuleArchive($input: AssignmentRuleArchiveInput!) {
  assignmentRuleArchive(input: $input) {
    assignmentRule {
      id
      order
      archivedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AssignmentRuleArchiveMutation, AssignmentRuleArchiveMutationVariables>;
export const AssignmentRuleReorderDocument = new TypedDocumentString(`
    mutation AssignmentRuleReorder($input: AssignmentRuleReorderInput!) {
  assignmentRuleReorder(input: $input) {
    changeId
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AssignmentRuleReorderMutation, AssignmentRuleReorderMutationVariables>;
export const PoolMemberUpdateDocument = new TypedDocumentString(`
    mutation PoolMemberUpdate($input: PoolMemberUpdateInput!) {
  poolMemberUpdate(input: $input) {
    poolMember {
      id
      weight
      capacity
      languages
      territories
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PoolMemberUpdateMutation, PoolMemberUpdateMutationVariables>;
export const WaitingLeadsDocument = new TypedDocumentString(`
    query WaitingLeads($first: Int = 20, $after: Cursor) {
  waitingLeads(first: $first, after: $after) {
    nodes {
      id
      since
      fallbackAt
      rule {
        name
      }
      pool {
        name
      }
      lead {
        id
        number
        name
        assignments(first: 1) {
          nodes {
            reason
            candidates {
              name
              reason
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WaitingLeadsQuery, WaitingLeadsQueryVariables>;
export const FollowUpPoliciesDocument = new TypedDocumentString(`
    query FollowUpPolicies {
  followUpPolicies(where: {archivedAt: {eq: null}}) {
    nodes {
      id
      order
      name
      entity
      restarts
      condition {
        territories
        scoreAtLeast
      }
      steps {
        afterBusinessTime
        action
      }
      calendar {
        name
      }
      escalateTo {
        name
      }
      version
    }
  }
}
    `) as unknown as TypedDocumentString<FollowUpPoliciesQuery, FollowUpPoliciesQueryVariables>;
export const FollowUpPolicyCreateDocument = new TypedDocumentString(`
    mutation FollowUpPolicyCreate($input: FollowUpPolicyCreateInput!) {
  followUpPolicyCreate(input: $input) {
    followUpPolicy {
      id
      order
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<FollowUpPolicyCreateMutation, FollowUpPolicyCreateMutationVariables>;
export const FollowUpPolicyUpdateDocument = new TypedDocumentString(`
    mutation FollowUpPolicyUpdate($input: FollowUpPolicyUpdateInput!) {
  followUpPolicyUpdate(input: $input) {
    followUpPolicy {
      id
      version
      steps {
        afterBusinessTime
        action
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<FollowUpPolicyUpdateMutation, FollowUpPolicyUpdateMutationVariables>;
export const FollowUpPolicyArchiveDocument = new TypedDocumentString(`
    mutation FollowUpPolicyArchive($input: FollowUpPolicyArchiveInput!) {
  followUpPolicyArchive(input: $input) {
    followUpPolicy {
      id
      archivedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<FollowUpPolicyArchiveMutation, FollowUpPolicyArchiveMutationVariables>;
export const FollowUpPolicyReorderDocument = new TypedDocumentString(`
    mutation FollowUpPolicyReorder($input: FollowUpPolicyReorderInput!) {
  followUpPolicyReorder(input: $input) {
    changeId
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<FollowUpPolicyReorderMutation, FollowUpPolicyReorderMutationVariables>;
export const LeadFollowUpsDocument = new TypedDocumentString(`
    query LeadFollowUps($id: ID!) {
  lead(id: $id) {
    id
    number
    status
    assignee {
      name
    }
    followUps {
      nodes {
        step
        action
        dueAt
        doneAt
        outcome
        result
        task {
          subject
          priority
          status
          assignee {
            name
          }
        }
      }
    }
    assignments {
      nodes {
        reason
        acceptedAt
        rule {
          name
        }
        candidates {
          name
          eligible
          reason
          load
        }
      }
    }
    waits {
      nodes {
        since
        endedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeadFollowUpsQuery, LeadFollowUpsQueryVariables>;
export const LeadFollowUpDocument = new TypedDocumentString(`
    subscription LeadFollowUp($where: LeadWhere, $after: Cursor) {
  leadFollowUp(where: $where, after: $after) {
    __typename
    ... on Event {
      cursor
      at
    }
    ... on LeadFollowedUp {
      action
      result
      lead {
        id
        number
        name
        assignee {
          name
        }
      }
    }
    ... on LeadWaited {
      since
      why
      lead {
        id
        number
        name
      }
    }
    ... on LeadLeft {
      id
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<LeadFollowUpSubscription, LeadFollowUpSubscriptionVariables>;
export const CalendarsDocument = new TypedDocumentString(`
    query Calendars {
  calendars(first: 20) {
    nodes {
      id
      name
      timeZone
      isDefault
      version
      week {
        day
        intervals {
          from
          to
        }
      }
      holidays {
        date
        name
        intervals {
          from
          to
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CalendarsQuery, CalendarsQueryVariables>;
export const BusinessTimeDocument = new TypedDocumentString(`
    query BusinessTime($from: DateTime!, $to: DateTime!, $calendarId: ID) {
  businessTime(from: $from, to: $to, calendarId: $calendarId)
  me {
    id
  }
}
    `) as unknown as TypedDocumentString<BusinessTimeQuery, BusinessTimeQueryVariables>;
export const BusinessDueDocument = new TypedDocumentString(`
    query BusinessDue($start: DateTime!, $duration: Duration!, $calendarId: ID) {
  businessDue(start: $start, duration: $duration, calendarId: $calendarId)
  me {
    id
  }
}
    `) as unknown as TypedDocumentString<BusinessDueQuery, BusinessDueQueryVariables>;
export const CalendarCreateDocument = new TypedDocumentString(`
    mutation CalendarCreate($input: CalendarCreateInput!) {
  calendarCreate(input: $input) {
    changeId
    calendar {
      id
      name
      isDefault
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CalendarCreateMutation, CalendarCreateMutationVariables>;
export const CalendarUpdateDocument = new TypedDocumentString(`
    mutation CalendarUpdate($input: CalendarUpdateInput!) {
  calendarUpdate(input: $input) {
    changeId
    calendar {
      id
      isDefault
      version
      holidays {
        date
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CalendarUpdateMutation, CalendarUpdateMutationVariables>;
export const ProductsDocument = new TypedDocumentString(`
    query Products($search: String, $where: ProductWhere, $first: Int = 50, $after: Cursor) {
  products(search: $search, where: $where, first: $first, after: $after) {
    nodes {
      id
      sku
      name
      uom
      isActive
      price {
        amount
        currency
      }
      category {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ProductsQuery, ProductsQueryVariables>;
export const CategoriesDocument = new TypedDocumentString(`
    query Categories {
  categories(first: 200) {
    nodes {
      id
      name
      parent {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CategoriesQuery, CategoriesQueryVariables>;
export const ProductCreateDocument = new TypedDocumentString(`
    mutation ProductCreate($input: ProductCreateInput!) {
  productCreate(input: $input) {
    product {
      id
      sku
      name
      version
      price {
        amount
        currency
      }
      category {
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ProductCreateMutation, ProductCreateMutationVariables>;
export const ProductUpdateDocument = new TypedDocumentString(`
    mutation ProductUpdate($input: ProductUpdateInput!) {
  productUpdate(input: $input) {
    product {
      id
      sku
      name
      isActive
      version
      price {
        amount
        currency
      }
      cost {
        amount
        currency
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ProductUpdateMutation, ProductUpdateMutationVariables>;
export const CategoryCreateDocument = new TypedDocumentString(`
    mutation CategoryCreate($input: CategoryCreateInput!) {
  categoryCreate(input: $input) {
    category {
      id
      name
      parent {
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CategoryCreateMutation, CategoryCreateMutationVariables>;
export const ProductCreateBulkDocument = new TypedDocumentString(`
    mutation ProductCreateBulk($input: ProductCreateBulkInput!) {
  productCreateBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      product {
        id
        sku
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ProductCreateBulkMutation, ProductCreateBulkMutationVariables>;
export const ProductUpdateBulkDocument = new TypedDocumentString(`
    mutation ProductUpdateBulk($input: ProductUpdateBulkInput!) {
  productUpdateBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      product {
        id
        version
        price {
          amount
          currency
        }
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ProductUpdateBulkMutation, ProductUpdateBulkMutationVariables>;
export const AlertsDocument = new TypedDocumentString(`
    query Alerts($where: AlertWhere, $first: Int = 20, $after: Cursor) {
  alerts(where: $where, first: $first, after: $after) {
    totalCount
    nodes {
      id
      version
      key
      kind
      severity
      state
      episode
      title
      value
      limit
      unit
      currency
      drivers {
        dimension
        key
        label
        value
      }
      drillDown
      openedAt
      escalatesAt
      snoozedUntil
      owner {
        name
      }
      team {
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AlertsQuery, AlertsQueryVariables>;
export const AlertDocument = new TypedDocumentString(`
    query Alert($id: ID!) {
  alert(id: $id) {
    id
    title
    state
    episode
    value
    limit
    openedAt
    acknowledgedAt
    acknowledgedBy {
      name
    }
    escalatedAt
    closedAt
    closedBy {
      name
    }
    closedReason
  }
}
    `) as unknown as TypedDocumentString<AlertQuery, AlertQueryVariables>;
export const AlertAcknowledgeDocument = new TypedDocumentString(`
    mutation AlertAcknowledge($input: AlertAcknowledgeInput!) {
  alertAcknowledge(input: $input) {
    alert {
      id
      version
      state
      owner {
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AlertAcknowledgeMutation, AlertAcknowledgeMutationVariables>;
export const AlertSnoozeDocument = new TypedDocumentString(`
    mutation AlertSnooze($input: AlertSnoozeInput!) {
  alertSnooze(input: $input) {
    alert {
      id
      version
      snoozedUntil
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AlertSnoozeMutation, AlertSnoozeMutationVariables>;
export const AlertEscalateDocument = new TypedDocumentString(`
    mutation AlertEscalate($input: AlertEscalateInput!) {
  alertEscalate(input: $input) {
    alert {
      id
      version
      state
      owner {
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AlertEscalateMutation, AlertEscalateMutationVariables>;
export const AlertCloseDocument = new TypedDocumentString(`
    mutation AlertClose($input: AlertCloseInput!) {
  alertClose(input: $input) {
    alert {
      id
      version
      state
      closedReason
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AlertCloseMutation, AlertCloseMutationVariables>;
export const AlertReopenDocument = new TypedDocumentString(`
    mutation AlertReopen($input: AlertReopenInput!) {
  alertReopen(input: $input) {
    alert {
      id
      episode
      state
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AlertReopenMutation, AlertReopenMutationVariables>;
export const AlertChangedDocument = new TypedDocumentString(`
    subscription AlertChanged($where: AlertWhere, $after: Cursor) {
  alertChanged(where: $where, after: $after) {
    __typename
    ... on Event {
      cursor
      changeId
      at
    }
    ... on AlertRaised {
      alert {
        id
        severity
        title
        value
        limit
      }
    }
    ... on AlertReopened {
      alert {
        id
        severity
        title
        episode
      }
    }
    ... on AlertChanged {
      alert {
        id
        severity
        value
        snoozedUntil
      }
    }
    ... on AlertAcknowledged {
      alert {
        id
        acknowledgedBy {
          name
        }
      }
    }
    ... on AlertEscalated {
      alert {
        id
        owner {
          name
        }
      }
    }
    ... on AlertClosed {
      alert {
        id
        closedReason
      }
    }
    ... on AlertLeft {
      id
      reason
    }
    ... on CaughtUp {
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<AlertChangedSubscription, AlertChangedSubscriptionVariables>;
export const IndicatorCreateDocument = new TypedDocumentString(`
    mutation IndicatorCreate($input: IndicatorCreateInput!) {
  indicatorCreate(input: $input) {
    indicator {
      id
      version
      name
      goodWhen
      unit
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<IndicatorCreateMutation, IndicatorCreateMutationVariables>;
export const IndicatorUpdateDocument = new TypedDocumentString(`
    mutation IndicatorUpdate($input: IndicatorUpdateInput!) {
  indicatorUpdate(input: $input) {
    indicator {
      id
      version
      target
      warnAt
      criticalAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<IndicatorUpdateMutation, IndicatorUpdateMutationVariables>;
export const IndicatorArchiveDocument = new TypedDocumentString(`
    mutation IndicatorArchive($input: IndicatorArchiveInput!) {
  indicatorArchive(input: $input) {
    indicator {
      id
      version
      archivedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<IndicatorArchiveMutation, IndicatorArchiveMutationVariables>;
export const IndicatorsDocument = new TypedDocumentString(`
    query Indicators($where: IndicatorWhere, $first: Int = 50, $after: Cursor) {
  indicators(where: $where, first: $first, after: $after) {
    nodes {
      id
      version
      name
      analysis
      measure
      period
      periodFrom
      periodTo
      status
      value
      unit
      currency
      target
      warnAt
      criticalAt
      goodWhen
      partial
      position
      definitionVersion
      problem
      computedAt
      owner {
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<IndicatorsQuery, IndicatorsQueryVariables>;
export const IndicatorChangedDocument = new TypedDocumentString(`
    subscription IndicatorChanged($where: IndicatorWhere, $after: Cursor) {
  indicatorChanged(where: $where, after: $after) {
    __typename
    ... on Event {
      cursor
      changeId
      at
    }
    ... on IndicatorChanged {
      before
      indicator {
        id
        name
        status
        value
      }
    }
    ... on IndicatorLeft {
      id
      reason
    }
    ... on CaughtUp {
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<IndicatorChangedSubscription, IndicatorChangedSubscriptionVariables>;
export const AnomaliesDocument = new TypedDocumentString(`
    query Anomalies($input: AnomaliesInput!) {
  anomalies(input: $input) {
    found
    unit
    currency
    partial
    position
    points {
      period
      value
      expected
      lower
      upper
      anomalous
    }
  }
}
    `) as unknown as TypedDocumentString<AnomaliesQuery, AnomaliesQueryVariables>;
export const AnomalyDetectorCreateDocument = new TypedDocumentString(`
    mutation AnomalyDetectorCreate($input: AnomalyDetectorCreateInput!) {
  anomalyDetectorCreate(input: $input) {
    detector {
      id
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AnomalyDetectorCreateMutation, AnomalyDetectorCreateMutationVariables>;
export const AnomalyDetectorUpdateDocument = new TypedDocumentString(`
    mutation AnomalyDetectorUpdate($input: AnomalyDetectorUpdateInput!) {
  anomalyDetectorUpdate(input: $input) {
    detector {
      id
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AnomalyDetectorUpdateMutation, AnomalyDetectorUpdateMutationVariables>;
export const AnomalyDetectorArchiveDocument = new TypedDocumentString(`
    mutation AnomalyDetectorArchive($input: AnomalyDetectorArchiveInput!) {
  anomalyDetectorArchive(input: $input) {
    detector {
      id
      archivedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AnomalyDetectorArchiveMutation, AnomalyDetectorArchiveMutationVariables>;
export const AnomalyDetectorsDocument = new TypedDocumentString(`
    query AnomalyDetectors($where: AnomalyDetectorWhere, $first: Int = 20, $after: Cursor) {
  anomalyDetectors(where: $where, first: $first, after: $after) {
    totalCount
    nodes {
      id
      version
      name
      analysis
      measure
      grain
      falseAlarms
      leastChange
      anomalous
      judgedPeriod
      value
      expected
      lower
      upper
      unit
      currency
      problem
      computedAt
      owner {
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AnomalyDetectorsQuery, AnomalyDetectorsQueryVariables>;
export const Customer360Document = new TypedDocumentString(`
    query Customer360($id: ID!) {
  customer(id: $id) {
    id
    number
    name
    kind
    status
    tier
    industry
    email
    phone
    website
    tags
    version
    owner {
      id
      name
    }
    team {
      id
      name
    }
    contacts(first: 20) {
      nodes {
        id
        name
        title
        email
        phone
      }
    }
    addresses(first: 5) {
      nodes {
        id
        kind
        line1
        postalCode
        city
        country
      }
    }
    orderTotals {
      orderCount
      amount
      currency
      firstOrderAt
      lastOrderAt
      daysBetweenOrders
    }
    topCategories(first: 3) {
      category
      amount {
        amount
        currency
      }
      quantity
    }
    opportunities(first: 10, where: {status: {eq: OPEN}}) {
      nodes {
        id
        name
        amount {
          amount
          currency
        }
        stage {
          name
        }
      }
    }
    orders(first: 5) {
      nodes {
        id
        number
        orderedAt
        amount {
          amount
          currency
        }
      }
    }
    timeline(first: 20) {
      nodes {
        id
        at
        kind
        direction
        summary
        ref
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<Customer360Query, Customer360QueryVariables>;
export const CustomerProfileDocument = new TypedDocumentString(`
    query CustomerProfile($id: ID!) {
  customer(id: $id) {
    id
    number
    name
    kind
    tier
    status
    language
    email
    phone
    tags
    topics
    preferredChannel
    contactFrom
    contactUntil
    nextBirthday
    version
    owner {
      id
      name
    }
    contacts(first: 20) {
      nodes {
        id
        name
        title
        email
        phone
        nextBirthday
        topics
        consents(first: 20, where: {inForce: {eq: true}}) {
          nodes {
            channel
            purpose
            state
          }
        }
      }
    }
    consents(first: 20) {
      nodes {
        id
        channel
        purpose
        state
        basis
        at
        proof
        inForce
      }
    }
    interests(first: 10) {
      category
      product
      source
      strength
      since
    }
    openTasks: activities(
      first: 10
      where: {kind: {eq: TASK}, status: {eq: PLANNED}}
    ) {
      nodes {
        id
        subject
        dueAt
        assignee {
          name
        }
      }
    }
    openTickets: tickets(
      first: 10
      where: {status: {in: [NEW, OPEN, PENDING_CUSTOMER, PENDING_INTERNAL]}}
    ) {
      nodes {
        id
        number
        subject
        status
      }
    }
    openOpportunities: opportunities(first: 10, where: {status: {eq: OPEN}}) {
      nodes {
        id
        name
        amount {
          amount
          currency
        }
        stage {
          name
        }
      }
    }
    leads(first: 10) {
      nodes {
        id
        number
        name
        status
      }
    }
    orderTotals {
      orderCount
      amount
      averageAmount
      currency
      firstOrderAt
      lastOrderAt
      recencyDays
      frequency
      daysBetweenOrders
    }
    topCategories(first: 3) {
      category
      amount {
        amount
        currency
      }
      quantity
    }
    timeline(first: 20) {
      nodes {
        id
        at
        kind
        direction
        summary
        ref
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerProfileQuery, CustomerProfileQueryVariables>;
export const CustomersAllowingDocument = new TypedDocumentString(`
    query CustomersAllowing($channel: OutreachChannel = EMAIL, $purpose: ConsentPurpose = OFFERS, $first: Int = 20) {
  customers(
    first: $first
    where: {consents: {some: {channel: {eq: $channel}, purpose: {eq: $purpose}, state: {eq: GRANTED}, inForce: {eq: true}}}}
  ) {
    nodes {
      id
      name
      email
      preferredChannel
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersAllowingQuery, CustomersAllowingQueryVariables>;
export const BirthdaysDocument = new TypedDocumentString(`
    query Birthdays($from: Int!, $to: Int!, $first: Int = 20) {
  contacts(
    first: $first
    where: {birthdayDay: {gte: $from, lte: $to}}
    orderBy: [{field: BIRTHDAY_DAY}]
  ) {
    nodes {
      id
      name
      nextBirthday
      customer {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BirthdaysQuery, BirthdaysQueryVariables>;
export const ConsentRecordDocument = new TypedDocumentString(`
    mutation ConsentRecord($input: ConsentRecordInput!) {
  consentRecord(input: $input) {
    consent {
      id
      channel
      purpose
      state
      at
      inForce
    }
    changeId
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ConsentRecordMutation, ConsentRecordMutationVariables>;
export const CustomersDocument = new TypedDocumentString(`
    query Customers($search: String, $where: CustomerWhere, $orderBy: [CustomerOrderBy!], $first: Int = 20, $after: Cursor) {
  customers(
    search: $search
    where: $where
    orderBy: $orderBy
    first: $first
    after: $after
  ) {
    totalCount
    nodes {
      id
      number
      name
      region
      status
      tier
      email
      owner {
        id
        name
      }
      contacts(first: 5) {
        nodes {
          id
          name
          email
          phone
        }
      }
      tickets(
        first: 5
        where: {status: {in: [NEW, OPEN, PENDING_CUSTOMER, PENDING_INTERNAL]}}
      ) {
        nodes {
          id
          number
          subject
          status
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<CustomersQuery, CustomersQueryVariables>;
export const CustomerTimelineDocument = new TypedDocumentString(`
    query CustomerTimeline($id: ID!, $where: TimelineEntryWhere, $first: Int = 20, $after: Cursor) {
  customer(id: $id) {
    id
    timeline(where: $where, first: $first, after: $after) {
      nodes {
        id
        at
        kind
        direction
        summary
        ref
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerTimelineQuery, CustomerTimelineQueryVariables>;
export const CustomerCreateDocument = new TypedDocumentString(`
    mutation CustomerCreate($input: CustomerCreateInput!) {
  customerCreate(input: $input) {
    customer {
      id
      number
      name
      email
      phone
      version
      owner {
        id
        name
      }
      contacts {
        nodes {
          id
          name
          email
          phone
        }
      }
      addresses {
        nodes {
          id
          city
          country
        }
      }
    }
    changeId
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerCreateMutation, CustomerCreateMutationVariables>;
export const CustomerUpdateDocument = new TypedDocumentString(`
    mutation CustomerUpdate($input: CustomerUpdateInput!) {
  customerUpdate(input: $input) {
    customer {
      id
      name
      legalName
      website
      tier
      status
      region
      email
      phone
      tags
      version
    }
    changeId
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerUpdateMutation, CustomerUpdateMutationVariables>;
export const CustomerArchiveDocument = new TypedDocumentString(`
    mutation CustomerArchive($input: CustomerArchiveInput!) {
  customerArchive(input: $input) {
    customer {
      id
      archivedAt
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerArchiveMutation, CustomerArchiveMutationVariables>;
export const CustomerRestoreDocument = new TypedDocumentString(`
    mutation CustomerRestore($input: CustomerRestoreInput!) {
  customerRestore(input: $input) {
    customer {
      id
      archivedAt
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerRestoreMutation, CustomerRestoreMutationVariables>;
export const CustomerAssignDocument = new TypedDocumentString(`
    mutation CustomerAssign($input: CustomerAssignInput!) {
  customerAssign(input: $input) {
    customer {
      id
      version
      owner {
        id
        name
      }
      team {
        id
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerAssignMutation, CustomerAssignMutationVariables>;
export const CustomerTagDocument = new TypedDocumentString(`
    mutation CustomerTag($input: CustomerTagInput!) {
  customerTag(input: $input) {
    customer {
      id
      tags
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerTagMutation, CustomerTagMutationVariables>;
export const ContactCreateDocument = new TypedDocumentString(`
    mutation ContactCreate($input: ContactCreateInput!) {
  contactCreate(input: $input) {
    contact {
      id
      name
      firstName
      lastName
      title
      email
      phone
      version
      customer {
        id
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ContactCreateMutation, ContactCreateMutationVariables>;
export const ContactUpdateDocument = new TypedDocumentString(`
    mutation ContactUpdate($input: ContactUpdateInput!) {
  contactUpdate(input: $input) {
    contact {
      id
      name
      firstName
      lastName
      title
      birthday
      email
      phone
      version
      contactPoints {
        nodes {
          id
          kind
          value
          isPrimary
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ContactUpdateMutation, ContactUpdateMutationVariables>;
export const CustomerCreateBulkDocument = new TypedDocumentString(`
    mutation CustomerCreateBulk($input: CustomerCreateBulkInput!) {
  customerCreateBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      customer {
        id
        name
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerCreateBulkMutation, CustomerCreateBulkMutationVariables>;
export const CustomerAssignBulkDocument = new TypedDocumentString(`
    mutation CustomerAssignBulk($input: CustomerAssignBulkInput!) {
  customerAssignBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      customer {
        id
        owner {
          name
        }
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerAssignBulkMutation, CustomerAssignBulkMutationVariables>;
export const CustomerTagBulkDocument = new TypedDocumentString(`
    mutation CustomerTagBulk($input: CustomerTagBulkInput!) {
  customerTagBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      customer {
        id
        tags
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerTagBulkMutation, CustomerTagBulkMutationVariables>;
export const ContactCreateBulkDocument = new TypedDocumentString(`
    mutation ContactCreateBulk($input: ContactCreateBulkInput!) {
  contactCreateBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      contact {
        id
        name
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ContactCreateBulkMutation, ContactCreateBulkMutationVariables>;
export const CustomerSheetDocument = new TypedDocumentString(`
    query CustomerSheet($where: CustomerWhere, $first: Int) {
  customers(where: $where, orderBy: [{field: NAME}], first: $first) {
    nodes {
      id
      number
      name
      kind
      tier
      status
      region
      tags
      owner {
        name
      }
      orderTotals {
        orderCount
        amount
        currency
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerSheetQuery, CustomerSheetQueryVariables>;
export const DuplicateCandidatesDocument = new TypedDocumentString(`
    query DuplicateCandidates($where: DuplicateCandidateWhere = {state: {eq: OPEN}}, $first: Int = 20) {
  duplicateCandidates(where: $where, first: $first) {
    nodes {
      id
      score
      state
      note
      version
      a {
        id
        name
      }
      b {
        id
        name
      }
      aTeam {
        name
      }
      bTeam {
        name
      }
      reasons {
        field
        similarity
        weight
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DuplicateCandidatesQuery, DuplicateCandidatesQueryVariables>;
export const CustomerMatchesDocument = new TypedDocumentString(`
    query CustomerMatches($input: CustomerDraftInput!) {
  customerMatches(input: $input) {
    customerId
    name
    team
    score
    reasons {
      field
      similarity
      weight
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerMatchesQuery, CustomerMatchesQueryVariables>;
export const CustomerCreateUnlessKnownDocument = new TypedDocumentString(`
    mutation CustomerCreateUnlessKnown($input: CustomerCreateInput!) {
  customerCreate(input: $input) {
    customer {
      id
      mergedIds
    }
    errors {
      code
      message
      path
      ... on DuplicateError {
        candidates {
          customerId
          name
          team
          score
          reasons {
            field
            similarity
            weight
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerCreateUnlessKnownMutation, CustomerCreateUnlessKnownMutationVariables>;
export const DuplicateCandidateFindDocument = new TypedDocumentString(`
    mutation DuplicateCandidateFind($input: DuplicateCandidateFindInput!) {
  duplicateCandidateFind(input: $input) {
    progress {
      id
      status
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DuplicateCandidateFindMutation, DuplicateCandidateFindMutationVariables>;
export const DuplicateCandidateDismissDocument = new TypedDocumentString(`
    mutation DuplicateCandidateDismiss($input: DuplicateCandidateDismissInput!) {
  duplicateCandidateDismiss(input: $input) {
    candidate {
      id
      state
      note
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DuplicateCandidateDismissMutation, DuplicateCandidateDismissMutationVariables>;
export const CustomerMergeDocument = new TypedDocumentString(`
    mutation CustomerMerge($input: CustomerMergeInput!) {
  customerMerge(input: $input) {
    customer {
      id
      name
      tags
      email
      version
    }
    merge {
      id
      mergedIds
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerMergeMutation, CustomerMergeMutationVariables>;
export const CustomerMergeUndoDocument = new TypedDocumentString(`
    mutation CustomerMergeUndo($input: CustomerMergeUndoInput!) {
  customerMergeUndo(input: $input) {
    customer {
      id
      name
      tags
    }
    merge {
      id
      undoneAt
    }
    kept
    rowsLeft
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomerMergeUndoMutation, CustomerMergeUndoMutationVariables>;
export const MergeRecordsDocument = new TypedDocumentString(`
    query MergeRecords($where: MergeRecordWhere, $first: Int = 20) {
  mergeRecords(where: $where, first: $first) {
    nodes {
      id
      at
      undoneAt
      mergedIds
      version
      survivor {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MergeRecordsQuery, MergeRecordsQueryVariables>;
export const CustomFieldsDocument = new TypedDocumentString(`
    query CustomFields($kind: String!) {
  customFields(where: {kind: {eq: $kind}, archivedAt: {isNull: true}}) {
    nodes {
      id
      key
      label
      description
      type
      choices {
        code
        label
      }
      referenceKind
      currency
      position
      version
    }
  }
}
    `) as unknown as TypedDocumentString<CustomFieldsQuery, CustomFieldsQueryVariables>;
export const CustomersByFieldDocument = new TypedDocumentString(`
    query CustomersByField($where: [CustomFieldFilter!], $keys: [FieldKey!], $first: Int = 20) {
  customers(where: {customFields: $where}, first: $first) {
    nodes {
      id
      name
      version
      customFields(keys: $keys) {
        field {
          key
          label
          type
        }
        __typename
        ... on TextFieldValue {
          text
        }
        ... on NumberFieldValue {
          number
        }
        ... on MoneyFieldValue {
          money {
            amount
            currency
          }
        }
        ... on DateFieldValue {
          date
        }
        ... on ChoiceFieldValue {
          choice {
            code
            label
          }
        }
        ... on ReferenceFieldValue {
          id
          record {
            __typename
            ... on Contact {
              name
            }
            ... on User {
              name
            }
          }
        }
      }
    }
    totalCount
  }
}
    `) as unknown as TypedDocumentString<CustomersByFieldQuery, CustomersByFieldQueryVariables>;
export const CustomFieldCreateDocument = new TypedDocumentString(`
    mutation CustomFieldCreate($input: CustomFieldCreateInput!) {
  customFieldCreate(input: $input) {
    customField {
      id
      key
      type
      position
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomFieldCreateMutation, CustomFieldCreateMutationVariables>;
export const CustomFieldUpdateDocument = new TypedDocumentString(`
    mutation CustomFieldUpdate($input: CustomFieldUpdateInput!) {
  customFieldUpdate(input: $input) {
    customField {
      id
      label
      choices {
        code
        label
      }
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomFieldUpdateMutation, CustomFieldUpdateMutationVariables>;
export const CustomFieldArchiveDocument = new TypedDocumentString(`
    mutation CustomFieldArchive($input: CustomFieldArchiveInput!) {
  customFieldArchive(input: $input) {
    customField {
      id
      archivedAt
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomFieldArchiveMutation, CustomFieldArchiveMutationVariables>;
export const CustomFieldRestoreDocument = new TypedDocumentString(`
    mutation CustomFieldRestore($input: CustomFieldRestoreInput!) {
  customFieldRestore(input: $input) {
    customField {
      id
      archivedAt
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<CustomFieldRestoreMutation, CustomFieldRestoreMutationVariables>;
export const DepartmentBudgetDocument = new TypedDocumentString(`
    query DepartmentBudget($id: ID!) {
  department(id: $id) {
    id
    code
    name
    parent {
      id
      name
    }
    manager {
      id
      name
    }
    children {
      nodes {
        id
        name
      }
    }
    budgetLines(where: {budget: {status: {eq: APPROVED}}}) {
      nodes {
        id
        version
        budget {
          name
          year {
            name
          }
        }
        account {
          code
          name
        }
        annual {
          amount
          currency
        }
        spent {
          amount
          currency
        }
        committed {
          amount
          currency
        }
        requested {
          amount
          currency
        }
        available {
          amount
          currency
        }
        utilisation
        thresholds(first: 10) {
          nodes {
            stage
            basis
            percent
            action
          }
        }
        months(first: 13) {
          nodes {
            no
            budgeted {
              amount
              currency
            }
            spent {
              amount
              currency
            }
            committed {
              amount
              currency
            }
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DepartmentBudgetQuery, DepartmentBudgetQueryVariables>;
export const DepartmentSpendDocument = new TypedDocumentString(`
    query DepartmentSpend($year: ID!, $first: Int = 200) {
  fiscalYear(id: $year) {
    name
    departmentSpend(first: $first) {
      id
      parentId
      code
      name
      depth
      own {
        amount
        currency
      }
      total {
        amount
      }
      budget {
        amount
      }
      partial
    }
  }
}
    `) as unknown as TypedDocumentString<DepartmentSpendQuery, DepartmentSpendQueryVariables>;
export const BudgetCheckDocument = new TypedDocumentString(`
    query BudgetCheck($input: BudgetCheckInput!) {
  budgetCheck(input: $input) {
    decision
    exception
    rules {
      lineId
      department
      stage
      basis
      periodNo
      percent
      action
      exceeded
      raises
      limit
      before
      after
      available
      utilisation
      currency
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetCheckQuery, BudgetCheckQueryVariables>;
export const PostingCreateDocument = new TypedDocumentString(`
    mutation PostingCreate($input: PostingCreateInput!) {
  postingCreate(input: $input) {
    changeId
    posting {
      id
      version
      date
      reference
      amount {
        amount
        currency
      }
      exception
    }
    errors {
      __typename
      code
      message
      path
      ... on BudgetExceededError {
        check {
          decision
          rules {
            lineId
            department
            basis
            percent
            limit
            before
            after
            currency
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PostingCreateMutation, PostingCreateMutationVariables>;
export const PostingTryDocument = new TypedDocumentString(`
    mutation PostingTry($input: PostingCreateInput!) {
  postingCreate(input: $input) {
    posting {
      amount {
        amount
        currency
      }
      exception
      crossings {
        nodes {
          percent
          basis
          action
          spent {
            amount
          }
          limit {
            amount
          }
          line {
            available {
              amount
            }
          }
        }
      }
    }
    errors {
      code
      message
      ... on BudgetExceededError {
        check {
          decision
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PostingTryMutation, PostingTryMutationVariables>;
export const PostingOrderDocument = new TypedDocumentString(`
    mutation PostingOrder($input: PostingCreateInput!) {
  postingCreate(input: $input) {
    changeId
    posting {
      id
      version
      stage
      open {
        amount
        currency
      }
      crossings {
        nodes {
          stage
          percent
        }
      }
    }
    errors {
      code
      message
      path
      ... on BudgetExceededError {
        check {
          decision
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PostingOrderMutation, PostingOrderMutationVariables>;
export const PostingInvoiceDocument = new TypedDocumentString(`
    mutation PostingInvoice($input: PostingCreateInput!) {
  postingCreate(input: $input) {
    changeId
    posting {
      id
      amount {
        amount
        currency
      }
      commitment {
        id
        version
        reference
        open {
          amount
          currency
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PostingInvoiceMutation, PostingInvoiceMutationVariables>;
export const OpenCommitmentsDocument = new TypedDocumentString(`
    query OpenCommitments($where: PostingWhere = {open: {gt: "0"}}, $first: Int = 20, $after: Cursor) {
  postings(where: $where, first: $first, after: $after) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      version
      stage
      date
      reference
      description
      baseAmount {
        amount
        currency
      }
      open {
        amount
        currency
      }
      department {
        name
      }
      account {
        name
      }
      settledBy(first: 20) {
        nodes {
          id
          stage
          date
          reference
          baseAmount {
            amount
            currency
          }
          cause {
            id
            reference
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenCommitmentsQuery, OpenCommitmentsQueryVariables>;
export const PostingReleaseDocument = new TypedDocumentString(`
    mutation PostingRelease($input: PostingReleaseInput!) {
  postingRelease(input: $input) {
    changeId
    posting {
      id
      baseAmount {
        amount
        currency
      }
      commitment {
        id
        version
        open {
          amount
          currency
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PostingReleaseMutation, PostingReleaseMutationVariables>;
export const PostingReverseDocument = new TypedDocumentString(`
    mutation PostingReverse($input: PostingReverseInput!) {
  postingReverse(input: $input) {
    changeId
    posting {
      id
      date
      amount {
        amount
        currency
      }
      reverses {
        id
        reference
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PostingReverseMutation, PostingReverseMutationVariables>;
export const PostingsDocument = new TypedDocumentString(`
    query Postings($where: PostingWhere, $first: Int = 20, $after: Cursor) {
  postings(where: $where, first: $first, after: $after) {
    totalCount
    cursor
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      date
      reference
      source
      description
      amount {
        amount
        currency
      }
      baseAmount {
        amount
        currency
      }
      department {
        id
        name
      }
      account {
        id
        code
        name
      }
      period {
        no
      }
      reverses {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PostingsQuery, PostingsQueryVariables>;
export const DepartmentsDocument = new TypedDocumentString(`
    query Departments($first: Int = 100) {
  departments(first: $first) {
    nodes {
      id
      code
      name
      parent {
        id
      }
      team {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DepartmentsQuery, DepartmentsQueryVariables>;
export const AccountsDocument = new TypedDocumentString(`
    query Accounts($where: LedgerAccountWhere, $first: Int = 100) {
  accounts(where: $where, first: $first) {
    nodes {
      id
      code
      name
      kind
      parent {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AccountsQuery, AccountsQueryVariables>;
export const FiscalYearsDocument = new TypedDocumentString(`
    query FiscalYears {
  fiscalYears {
    nodes {
      id
      name
      from
      to
      currency
      closed
      periods(first: 13) {
        nodes {
          id
          no
          from
          to
          closed
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FiscalYearsQuery, FiscalYearsQueryVariables>;
export const BudgetsDocument = new TypedDocumentString(`
    query Budgets($where: BudgetWhere) {
  budgets(where: $where) {
    nodes {
      id
      name
      revision
      status
      currency
      version
      year {
        id
        name
      }
      lines(first: 5) {
        totalCount
        nodes {
          id
          department {
            name
          }
          annual {
            amount
            currency
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetsQuery, BudgetsQueryVariables>;
export const BudgetCrossingsDocument = new TypedDocumentString(`
    query BudgetCrossings($where: BudgetCrossingWhere, $first: Int = 20) {
  budgetCrossings(where: $where, first: $first) {
    totalCount
    nodes {
      id
      stage
      basis
      percent
      episode
      action
      exception
      utilisation
      spent {
        amount
        currency
      }
      limit {
        amount
        currency
      }
      raisedAt
      clearedAt
      period {
        no
      }
      posting {
        id
        reference
      }
      line {
        id
        department {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetCrossingsQuery, BudgetCrossingsQueryVariables>;
export const DepartmentCreateDocument = new TypedDocumentString(`
    mutation DepartmentCreate($input: DepartmentCreateInput!) {
  departmentCreate(input: $input) {
    department {
      id
      code
      name
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DepartmentCreateMutation, DepartmentCreateMutationVariables>;
export const DepartmentUpdateDocument = new TypedDocumentString(`
    mutation DepartmentUpdate($input: DepartmentUpdateInput!) {
  departmentUpdate(input: $input) {
    changeId
    department {
      id
      version
      manager {
        name
      }
      team {
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<DepartmentUpdateMutation, DepartmentUpdateMutationVariables>;
export const AccountCreateDocument = new TypedDocumentString(`
    mutation AccountCreate($input: AccountCreateInput!) {
  accountCreate(input: $input) {
    account {
      id
      code
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AccountCreateMutation, AccountCreateMutationVariables>;
export const FiscalYearCreateDocument = new TypedDocumentString(`
    mutation FiscalYearCreate($input: FiscalYearCreateInput!) {
  fiscalYearCreate(input: $input) {
    year {
      id
      periods(first: 13) {
        nodes {
          id
          no
          from
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<FiscalYearCreateMutation, FiscalYearCreateMutationVariables>;
export const FiscalYearCloseDocument = new TypedDocumentString(`
    mutation FiscalYearClose($input: FiscalYearCloseInput!) {
  fiscalYearClose(input: $input) {
    year {
      id
      closed
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<FiscalYearCloseMutation, FiscalYearCloseMutationVariables>;
export const FiscalPeriodCloseDocument = new TypedDocumentString(`
    mutation FiscalPeriodClose($input: FiscalPeriodCloseInput!) {
  fiscalPeriodClose(input: $input) {
    period {
      id
      closed
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<FiscalPeriodCloseMutation, FiscalPeriodCloseMutationVariables>;
export const BudgetCreateDocument = new TypedDocumentString(`
    mutation BudgetCreate($input: BudgetCreateInput!) {
  budgetCreate(input: $input) {
    budget {
      id
      revision
      status
      lines(first: 200) {
        nodes {
          id
          version
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetCreateMutation, BudgetCreateMutationVariables>;
export const BudgetSubmitDocument = new TypedDocumentString(`
    mutation BudgetSubmit($input: BudgetSubmitInput!) {
  budgetSubmit(input: $input) {
    budget {
      id
      status
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetSubmitMutation, BudgetSubmitMutationVariables>;
export const BudgetApproveDocument = new TypedDocumentString(`
    mutation BudgetApprove($input: BudgetApproveInput!) {
  budgetApprove(input: $input) {
    changeId
    budget {
      id
      status
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetApproveMutation, BudgetApproveMutationVariables>;
export const BudgetCarryOverDocument = new TypedDocumentString(`
    mutation BudgetCarryOver($input: BudgetCarryOverInput!) {
  budgetCarryOver(input: $input) {
    budget {
      id
      lines(first: 100) {
        nodes {
          id
          department {
            id
          }
          account {
            id
          }
          annual {
            amount
            currency
          }
          carriedOver {
            amount
          }
          carriedFrom {
            id
          }
          months {
            nodes {
              no
              budgeted {
                amount
              }
            }
          }
          thresholds {
            nodes {
              percent
            }
          }
          crossings {
            totalCount
          }
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetCarryOverMutation, BudgetCarryOverMutationVariables>;
export const BudgetLineCreateDocument = new TypedDocumentString(`
    mutation BudgetLineCreate($input: BudgetLineCreateInput!) {
  budgetLineCreate(input: $input) {
    line {
      id
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetLineCreateMutation, BudgetLineCreateMutationVariables>;
export const BudgetLineUpdateDocument = new TypedDocumentString(`
    mutation BudgetLineUpdate($input: BudgetLineUpdateInput!) {
  budgetLineUpdate(input: $input) {
    changeId
    line {
      id
      version
      annual {
        amount
        currency
      }
      utilisation
    }
    errors {
      __typename
      code
      message
      path
      ... on ConflictError {
        current
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetLineUpdateMutation, BudgetLineUpdateMutationVariables>;
export const BudgetOverrunDocument = new TypedDocumentString(`
    subscription BudgetOverrun($where: BudgetLineWhere, $after: Cursor) {
  budgetOverrun(where: $where, after: $after) {
    __typename
    ... on Event {
      cursor
      changeId
      at
    }
    ... on BudgetCrossed {
      stage
      basis
      periodNo
      percent
      action
      exception
      episode
      utilisation
      spent
      limit
      currency
      line {
        id
        department {
          id
          name
        }
        account {
          name
        }
      }
    }
    ... on BudgetLineMoved {
      line {
        id
      }
    }
    ... on BudgetLineLeft {
      id
      reason
    }
    ... on CaughtUp {
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetOverrunSubscription, BudgetOverrunSubscriptionVariables>;
export const PostingCreateBulkDocument = new TypedDocumentString(`
    mutation PostingCreateBulk($input: PostingCreateBulkInput!) {
  postingCreateBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      posting {
        id
        reference
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PostingCreateBulkMutation, PostingCreateBulkMutationVariables>;
export const BudgetTransfersDocument = new TypedDocumentString(`
    query BudgetTransfers($where: BudgetTransferWhere = {status: {eq: REQUESTED}}, $first: Int = 20, $after: Cursor) {
  budgetTransfers(where: $where, first: $first, after: $after) {
    totalCount
    cursor
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      version
      status
      reason
      createdAt
      decidedAt
      decisionReason
      amount {
        amount
        currency
      }
      requestedBy {
        id
        name
      }
      decidedBy {
        name
      }
      from {
        id
        department {
          name
        }
        account {
          name
        }
        available {
          amount
          currency
        }
      }
      to {
        id
        department {
          name
        }
        account {
          name
        }
        available {
          amount
          currency
        }
      }
      months(first: 13) {
        nodes {
          no
          amount {
            amount
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetTransfersQuery, BudgetTransfersQueryVariables>;
export const BudgetTransferRequestDocument = new TypedDocumentString(`
    mutation BudgetTransferRequest($input: BudgetTransferRequestInput!) {
  budgetTransferRequest(input: $input) {
    changeId
    transfer {
      id
      version
      status
      amount {
        amount
        currency
      }
      months(first: 13) {
        nodes {
          no
          amount {
            amount
          }
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetTransferRequestMutation, BudgetTransferRequestMutationVariables>;
export const BudgetTransferApproveDocument = new TypedDocumentString(`
    mutation BudgetTransferApprove($input: BudgetTransferApproveInput!) {
  budgetTransferApprove(input: $input) {
    changeId
    transfer {
      id
      version
      status
      decidedBy {
        name
      }
      from {
        annual {
          amount
          currency
        }
        available {
          amount
          currency
        }
      }
      to {
        annual {
          amount
          currency
        }
        available {
          amount
          currency
        }
      }
    }
    errors {
      __typename
      code
      message
      path
      ... on BudgetExceededError {
        check {
          rules {
            basis
            periodNo
            percent
            limit
            after
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetTransferApproveMutation, BudgetTransferApproveMutationVariables>;
export const BudgetTransferRejectDocument = new TypedDocumentString(`
    mutation BudgetTransferReject($input: BudgetTransferRejectInput!) {
  budgetTransferReject(input: $input) {
    changeId
    transfer {
      id
      version
      status
      decisionReason
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetTransferRejectMutation, BudgetTransferRejectMutationVariables>;
export const BudgetTransferWithdrawDocument = new TypedDocumentString(`
    mutation BudgetTransferWithdraw($input: BudgetTransferWithdrawInput!) {
  budgetTransferWithdraw(input: $input) {
    changeId
    transfer {
      id
      version
      status
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetTransferWithdrawMutation, BudgetTransferWithdrawMutationVariables>;
export const BudgetTransferChangedDocument = new TypedDocumentString(`
    subscription BudgetTransferChanged($where: BudgetTransferWhere, $after: Cursor) {
  budgetTransferChanged(where: $where, after: $after) {
    __typename
    ... on Event {
      cursor
      changeId
      at
    }
    ... on BudgetTransferRequested {
      transfer {
        id
        reason
        amount {
          amount
          currency
        }
        requestedBy {
          name
        }
      }
    }
    ... on BudgetTransferApproved {
      transfer {
        id
        status
      }
    }
    ... on BudgetTransferRejected {
      transfer {
        id
        decisionReason
      }
    }
    ... on BudgetTransferWithdrawn {
      transfer {
        id
      }
    }
    ... on BudgetTransferLeft {
      id
      reason
    }
    ... on CaughtUp {
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<BudgetTransferChangedSubscription, BudgetTransferChangedSubscriptionVariables>;
export const ExchangeRateSetDocument = new TypedDocumentString(`
    mutation ExchangeRateSet($input: ExchangeRateSetInput!) {
  exchangeRateSet(input: $input) {
    rate {
      id
      version
      currency
      base
      from
      rate
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ExchangeRateSetMutation, ExchangeRateSetMutationVariables>;
export const ExchangeRateSetBulkDocument = new TypedDocumentString(`
    mutation ExchangeRateSetBulk($input: ExchangeRateSetBulkInput!) {
  exchangeRateSetBulk(input: $input) {
    succeeded
    failed
    results {
      index
      rate {
        id
        currency
        rate
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<ExchangeRateSetBulkMutation, ExchangeRateSetBulkMutationVariables>;
export const ExchangeRatesDocument = new TypedDocumentString(`
    query ExchangeRates($where: ExchangeRateWhere, $first: Int = 20, $after: Cursor) {
  exchangeRates(where: $where, first: $first, after: $after) {
    nodes {
      id
      currency
      base
      from
      rate
      source
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ExchangeRatesQuery, ExchangeRatesQueryVariables>;
export const ProjectCreateDocument = new TypedDocumentString(`
    mutation ProjectCreate($input: ProjectCreateInput!) {
  projectCreate(input: $input) {
    project {
      id
      version
      code
      name
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectCreateMutation, ProjectCreateMutationVariables>;
export const ProjectUpdateDocument = new TypedDocumentString(`
    mutation ProjectUpdate($input: ProjectUpdateInput!) {
  projectUpdate(input: $input) {
    project {
      id
      version
      name
      from
      to
      closed
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectUpdateMutation, ProjectUpdateMutationVariables>;
export const ProjectsDocument = new TypedDocumentString(`
    query Projects($where: ProjectWhere, $first: Int = 50) {
  projects(where: $where, first: $first) {
    nodes {
      id
      code
      name
      from
      to
      closed
      postings(first: 5) {
        totalCount
        nodes {
          id
          date
          baseAmount {
            amount
            currency
          }
          department {
            name
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ProjectsQuery, ProjectsQueryVariables>;
export const JournalEntryPostDocument = new TypedDocumentString(`
    mutation JournalEntryPost($input: JournalEntryPostInput!) {
  journalEntryPost(input: $input) {
    entry {
      id
      date
      reference
      amount {
        amount
        currency
      }
      postings(first: 200) {
        nodes {
          id
          reference
          account {
            code
            kind
          }
          baseAmount {
            amount
            currency
          }
        }
      }
    }
    errors {
      code
      message
      path
      ... on BudgetExceededError {
        check {
          decision
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<JournalEntryPostMutation, JournalEntryPostMutationVariables>;
export const JournalEntryReverseDocument = new TypedDocumentString(`
    mutation JournalEntryReverse($input: JournalEntryReverseInput!) {
  journalEntryReverse(input: $input) {
    entry {
      id
      date
      reverses {
        id
        reference
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<JournalEntryReverseMutation, JournalEntryReverseMutationVariables>;
export const JournalEntriesDocument = new TypedDocumentString(`
    query JournalEntries($where: JournalEntryWhere, $first: Int = 20, $after: Cursor) {
  journalEntries(where: $where, first: $first, after: $after) {
    nodes {
      id
      date
      reference
      description
      amount {
        amount
        currency
      }
      bookedBy {
        name
      }
      reverses {
        id
      }
      postings(first: 20) {
        nodes {
          account {
            code
            name
            kind
          }
          department {
            name
          }
          project {
            code
          }
          amount {
            amount
            currency
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<JournalEntriesQuery, JournalEntriesQueryVariables>;
export const AllocationKeysDocument = new TypedDocumentString(`
    query AllocationKeys($first: Int = 20, $after: Cursor) {
  allocationKeys(first: $first, after: $after) {
    totalCount
    nodes {
      id
      code
      name
      version
      shares(first: 100) {
        nodes {
          weight
          department {
            id
            code
            name
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<AllocationKeysQuery, AllocationKeysQueryVariables>;
export const AllocationKeyCreateDocument = new TypedDocumentString(`
    mutation AllocationKeyCreate($input: AllocationKeyCreateInput!) {
  allocationKeyCreate(input: $input) {
    key {
      id
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AllocationKeyCreateMutation, AllocationKeyCreateMutationVariables>;
export const AllocationKeyUpdateDocument = new TypedDocumentString(`
    mutation AllocationKeyUpdate($input: AllocationKeyUpdateInput!) {
  allocationKeyUpdate(input: $input) {
    key {
      id
      version
      shares(first: 100) {
        totalCount
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<AllocationKeyUpdateMutation, AllocationKeyUpdateMutationVariables>;
export const JournalEntryAllocateDocument = new TypedDocumentString(`
    mutation JournalEntryAllocate($input: JournalEntryAllocateInput!) {
  journalEntryAllocate(input: $input) {
    entry {
      id
      amount {
        amount
        currency
      }
      allocates {
        id
      }
      postings(first: 101) {
        nodes {
          amount {
            amount
          }
          department {
            id
          }
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<JournalEntryAllocateMutation, JournalEntryAllocateMutationVariables>;
export const LeadFormCreateDocument = new TypedDocumentString(`
    mutation LeadFormCreate($input: LeadFormCreateInput!) {
  leadFormCreate(input: $input) {
    leadForm {
      id
      key
      version
      doubleOptIn
      lifetime
      consentVersion
      fields {
        field
        required
        label
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeadFormCreateMutation, LeadFormCreateMutationVariables>;
export const LeadFormUpdateDocument = new TypedDocumentString(`
    mutation LeadFormUpdate($input: LeadFormUpdateInput!) {
  leadFormUpdate(input: $input) {
    leadForm {
      id
      version
      active
      consentVersion
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeadFormUpdateMutation, LeadFormUpdateMutationVariables>;
export const LeadFormArchiveDocument = new TypedDocumentString(`
    mutation LeadFormArchive($input: LeadFormArchiveInput!) {
  leadFormArchive(input: $input) {
    leadForm {
      id
      active
      archivedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeadFormArchiveMutation, LeadFormArchiveMutationVariables>;
export const LeadFormsDocument = new TypedDocumentString(`
    query LeadForms($first: Int = 50, $after: Cursor) {
  leadForms(where: {archivedAt: {isNull: true}}, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      key
      active
      title
      source {
        code
      }
      pool {
        name
      }
      submissions(first: 0) {
        totalCount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeadFormsQuery, LeadFormsQueryVariables>;
export const LeadFormDocument = new TypedDocumentString(`
    query LeadForm($id: ID!) {
  leadForm(id: $id) {
    id
    name
    key
    active
    archivedAt
    title
    intro
    fields {
      field
      required
      label
    }
    source {
      code
      channel
    }
    pool {
      name
    }
    productInterest {
      name
    }
    territory
    language
    doubleOptIn
    leadBeforeConfirmation
    lifetime
    redirectTo
    allowedOrigins
    consentText
    consentPurpose
    consentRequired
    consentVersion
    version
  }
}
    `) as unknown as TypedDocumentString<LeadFormQuery, LeadFormQueryVariables>;
export const LeadFormSubmissionsDocument = new TypedDocumentString(`
    query LeadFormSubmissions($where: LeadFormSubmissionWhere, $first: Int = 50, $after: Cursor) {
  leadFormSubmissions(where: $where, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      status
      answers {
        name
        company
        email
        phone
        note
        utmSource
      }
      submittedAt
      expiresAt
      confirmedAt
      consentText
      consentVersion
      consentPurpose
      form {
        name
      }
      lead {
        id
        number
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeadFormSubmissionsQuery, LeadFormSubmissionsQueryVariables>;
export const ImportFormatsDocument = new TypedDocumentString(`
    query ImportFormats {
  importFormats {
    kind
    description
    key
    fields {
      name
      type
      required
      description
    }
  }
}
    `) as unknown as TypedDocumentString<ImportFormatsQuery, ImportFormatsQueryVariables>;
export const ImportGuessDocument = new TypedDocumentString(`
    query ImportGuess($fileId: ID!, $kind: ImportKind) {
  importGuess(fileId: $fileId, kind: $kind) {
    kind
    mapping
    mappingName
    missing
    columns {
      name
      samples
      field
      likeness
    }
  }
}
    `) as unknown as TypedDocumentString<ImportGuessQuery, ImportGuessQueryVariables>;
export const ImportFileDocument = new TypedDocumentString(`
    mutation ImportFile($input: ImportFileInput!) {
  importFile(input: $input) {
    importJob {
      id
      status
      progress {
        id
      }
    }
    changeId
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ImportFileMutation, ImportFileMutationVariables>;
export const ImportProgressDocument = new TypedDocumentString(`
    subscription ImportProgress($after: Cursor, $progressId: ID!) {
  jobProgress(after: $after, where: {id: {eq: $progressId}}) {
    __typename
    ... on Event {
      cursor
    }
    ... on JobProgressed {
      progress {
        id
        status
        done
        total
        errors
        rate
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ImportProgressSubscription, ImportProgressSubscriptionVariables>;
export const ImportReportDocument = new TypedDocumentString(`
    query ImportReport($id: ID!) {
  import(id: $id) {
    id
    kind
    source
    status
    dryRun
    onError
    total
    created
    existing
    failed
    problem
    errorFile
    file {
      id
      name
      size
    }
    errors {
      line
      column
      value
      code
      message
    }
    createdAt
    finishedAt
    version
  }
}
    `) as unknown as TypedDocumentString<ImportReportQuery, ImportReportQueryVariables>;
export const ImportsDocument = new TypedDocumentString(`
    query Imports($first: Int = 50, $after: Cursor) {
  imports(first: $first, after: $after) {
    nodes {
      id
      kind
      status
      total
      created
      failed
      createdAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ImportsQuery, ImportsQueryVariables>;
export const ImportUndoDocument = new TypedDocumentString(`
    mutation ImportUndo($input: ImportUndoInput!) {
  importUndo(input: $input) {
    importJob {
      id
      status
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ImportUndoMutation, ImportUndoMutationVariables>;
export const ImportMappingSaveDocument = new TypedDocumentString(`
    mutation ImportMappingSave($input: ImportMappingSaveInput!) {
  importMappingSave(input: $input) {
    importMapping {
      id
      name
      kind
      mapping
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ImportMappingSaveMutation, ImportMappingSaveMutationVariables>;
export const ImportMappingArchiveDocument = new TypedDocumentString(`
    mutation ImportMappingArchive($input: ImportMappingArchiveInput!) {
  importMappingArchive(input: $input) {
    importMapping {
      id
      name
      archivedAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<ImportMappingArchiveMutation, ImportMappingArchiveMutationVariables>;
export const ImportMappingsDocument = new TypedDocumentString(`
    query ImportMappings {
  importMappings(where: {archivedAt: {isNull: true}}) {
    nodes {
      id
      name
      kind
      mapping
      updatedAt
      version
    }
  }
}
    `) as unknown as TypedDocumentString<ImportMappingsQuery, ImportMappingsQueryVariables>;
export const ImportedCustomersDocument = new TypedDocumentString(`
    query ImportedCustomers($where: [CustomFieldFilter!]) {
  customers(where: {customFields: $where}, orderBy: [{field: NAME}]) {
    nodes {
      name
      customFields {
        field {
          key
        }
        ... on TextFieldValue {
          text
        }
        ... on NumberFieldValue {
          number
        }
        ... on MoneyFieldValue {
          money {
            amount
            currency
          }
        }
        ... on DateFieldValue {
          date
        }
        ... on ChoiceFieldValue {
          choice {
            code
          }
        }
        ... on ReferenceFieldValue {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ImportedCustomersQuery, ImportedCustomersQueryVariables>;
export const DeadJobsDocument = new TypedDocumentString(`
    query DeadJobs($first: Int = 20, $after: Cursor) {
  deadJobs(where: {status: {eq: FAILED}}, first: $first, after: $after) {
    totalCount
    cursor
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      error
      attempts
      queuedAt
      createdAt
      version
      startedBy {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeadJobsQuery, DeadJobsQueryVariables>;
export const JobsFailingDocument = new TypedDocumentString(`
    subscription JobsFailing($after: Cursor) {
  jobFailed(after: $after) {
    __typename
    ... on Event {
      cursor
      at
    }
    ... on JobFailed {
      job {
        id
        name
        status
        error
        attempts
        version
        startedBy {
          name
        }
      }
    }
    ... on JobSettled {
      job {
        id
        status
      }
    }
  }
}
    `) as unknown as TypedDocumentString<JobsFailingSubscription, JobsFailingSubscriptionVariables>;
export const JobRetryDocument = new TypedDocumentString(`
    mutation JobRetry($input: JobSettleInput!) {
  jobRetry(input: $input) {
    changeId
    job {
      id
      status
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<JobRetryMutation, JobRetryMutationVariables>;
export const JobDiscardDocument = new TypedDocumentString(`
    mutation JobDiscard($input: JobSettleInput!) {
  jobDiscard(input: $input) {
    changeId
    job {
      id
      status
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<JobDiscardMutation, JobDiscardMutationVariables>;
export const JobStepsDocument = new TypedDocumentString(`
    subscription JobSteps($after: Cursor) {
  jobProgress(after: $after) {
    __typename
    ... on Event {
      cursor
      at
    }
    ... on JobProgressed {
      progress {
        id
        name
        status
        done
        total
        errors
        rate
        version
        startedBy {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<JobStepsSubscription, JobStepsSubscriptionVariables>;
export const JobSchedulesDocument = new TypedDocumentString(`
    query JobSchedules {
  jobSchedules {
    nodes {
      id
      name
      rule
      timeZone
      nextAt
      lastAt
    }
  }
}
    `) as unknown as TypedDocumentString<JobSchedulesQuery, JobSchedulesQueryVariables>;
export const LeadCreateDocument = new TypedDocumentString(`
    mutation LeadCreate($input: LeadCreateInput!) {
  leadCreate(input: $input) {
    changeId
    lead {
      id
      number
      name
      status
      possibleDuplicate
      assignee {
        id
        name
      }
      assignments {
        nodes {
          reason
          at
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeadCreateMutation, LeadCreateMutationVariables>;
export const LeadMatchesDocument = new TypedDocumentString(`
    query LeadMatches($leadId: ID!) {
  leadMatches(leadId: $leadId) {
    leadId
    customerId
    name
    team
    score
    reasons {
      field
      similarity
      weight
    }
  }
}
    `) as unknown as TypedDocumentString<LeadMatchesQuery, LeadMatchesQueryVariables>;
export const MyLeadsDocument = new TypedDocumentString(`
    query MyLeads($rep: ID!, $first: Int = 20, $after: Cursor) {
  leads(
    where: {assignee: {id: {eq: $rep}}, status: {in: [ASSIGNED, WORKING]}}
    orderBy: [{field: CREATED_AT, direction: ASC}]
    first: $first
    after: $after
  ) {
    totalCount
    cursor
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      number
      name
      company
      email
      phone
      status
      possibleDuplicate
      createdAt
      source {
        code
        channel
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyLeadsQuery, MyLeadsQueryVariables>;
export const LeadDocument = new TypedDocumentString(`
    query Lead($id: ID!) {
  lead(id: $id) {
    id
    version
    number
    name
    company
    email
    phone
    note
    status
    disqualifyReason
    language
    territory
    utmCampaign
    firstResponseAt
    productInterest {
      name
    }
    assignee {
      name
    }
    customer {
      id
      name
    }
    opportunity {
      id
      name
    }
    assignments {
      nodes {
        at
        reason
        assignee {
          name
        }
        candidates {
          eligible
          reason
          lastAssignedAt
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeadQuery, LeadQueryVariables>;
export const LeadAssignDocument = new TypedDocumentString(`
    mutation LeadAssign($input: LeadAssignInput!) {
  leadAssign(input: $input) {
    changeId
    lead {
      id
      status
      assignee {
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeadAssignMutation, LeadAssignMutationVariables>;
export const LeadWorkDocument = new TypedDocumentString(`
    mutation LeadWork($input: LeadWorkInput!) {
  leadWork(input: $input) {
    lead {
      id
      status
      firstResponseAt
    }
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LeadWorkMutation, LeadWorkMutationVariables>;
export const LeadQualifyDocument = new TypedDocumentString(`
    mutation LeadQualify($input: LeadQualifyInput!) {
  leadQualify(input: $input) {
    lead {
      id
      status
    }
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LeadQualifyMutation, LeadQualifyMutationVariables>;
export const LeadDisqualifyDocument = new TypedDocumentString(`
    mutation LeadDisqualify($input: LeadDisqualifyInput!) {
  leadDisqualify(input: $input) {
    lead {
      id
      status
      disqualifyReason
    }
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<LeadDisqualifyMutation, LeadDisqualifyMutationVariables>;
export const LeadConvertDocument = new TypedDocumentString(`
    mutation LeadConvert($input: LeadConvertInput!) {
  leadConvert(input: $input) {
    changeId
    lead {
      id
      status
      convertedAt
    }
    customer {
      id
      name
    }
    contact {
      id
    }
    opportunity {
      id
      name
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeadConvertMutation, LeadConvertMutationVariables>;
export const NewLeadDocument = new TypedDocumentString(`
    subscription NewLead($where: LeadWhere, $after: Cursor) {
  newLead(where: $where, after: $after) {
    __typename
    ... on Event {
      cursor
      changeId
      at
    }
    ... on LeadCreated {
      lead {
        id
        number
        name
        company
        status
        assignee {
          name
        }
      }
    }
    ... on LeadAssigned {
      why
      lead {
        id
        number
        name
        assignee {
          name
        }
      }
    }
    ... on LeadLeft {
      id
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<NewLeadSubscription, NewLeadSubscriptionVariables>;
export const LeadCreateBulkDocument = new TypedDocumentString(`
    mutation LeadCreateBulk($input: LeadCreateBulkInput!) {
  leadCreateBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      lead {
        id
        number
        assignee {
          name
        }
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeadCreateBulkMutation, LeadCreateBulkMutationVariables>;
export const LeadAssignBulkDocument = new TypedDocumentString(`
    mutation LeadAssignBulk($input: LeadAssignBulkInput!) {
  leadAssignBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      lead {
        id
        version
        assignee {
          name
        }
        assignments(first: 1) {
          nodes {
            reason
          }
        }
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeadAssignBulkMutation, LeadAssignBulkMutationVariables>;
export const LeadAcceptDocument = new TypedDocumentString(`
    mutation LeadAccept($input: LeadAcceptInput!) {
  leadAccept(input: $input) {
    lead {
      id
      version
      assignments(first: 1) {
        nodes {
          acceptedAt
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<LeadAcceptMutation, LeadAcceptMutationVariables>;
export const PipelinesDocument = new TypedDocumentString(`
    query Pipelines {
  pipelines {
    nodes {
      id
      name
      isDefault
      stages {
        nodes {
          id
          name
          position
          kind
          probability
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PipelinesQuery, PipelinesQueryVariables>;
export const OpportunityPipelineDocument = new TypedDocumentString(`
    query OpportunityPipeline($where: OpportunityWhere, $first: Int = 100, $after: Cursor) {
  opportunities(where: $where, first: $first, after: $after) {
    totalCount
    nodes {
      id
      number
      name
      status
      probability
      closeDate
      amount {
        amount
        currency
      }
      stage {
        id
        name
        position
      }
      customer {
        id
        name
      }
      owner {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OpportunityPipelineQuery, OpportunityPipelineQueryVariables>;
export const OpportunityDocument = new TypedDocumentString(`
    query Opportunity($id: ID!) {
  opportunity(id: $id) {
    id
    number
    name
    status
    probability
    closeDate
    closedAt
    lostReason
    version
    amount {
      amount
      currency
    }
    stage {
      id
      name
    }
    stageChanges {
      nodes {
        id
        at
        from {
          name
        }
        to {
          name
        }
        by {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpportunityQuery, OpportunityQueryVariables>;
export const OrdersDocument = new TypedDocumentString(`
    query Orders($where: OrderWhere, $first: Int = 20, $after: Cursor) {
  orders(where: $where, first: $first, after: $after) {
    nodes {
      id
      number
      status
      channel
      orderedAt
      amount {
        amount
        currency
      }
      customer {
        id
        name
      }
      lines(first: 20) {
        nodes {
          id
          quantity
          discount
          product {
            sku
            name
          }
          price {
            amount
            currency
          }
          amount {
            amount
            currency
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OrdersQuery, OrdersQueryVariables>;
export const OpportunityCreateDocument = new TypedDocumentString(`
    mutation OpportunityCreate($input: OpportunityCreateInput!) {
  opportunityCreate(input: $input) {
    opportunity {
      id
      number
      name
      status
      probability
      version
      stage {
        id
        name
      }
      amount {
        amount
        currency
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OpportunityCreateMutation, OpportunityCreateMutationVariables>;
export const OpportunityUpdateDocument = new TypedDocumentString(`
    mutation OpportunityUpdate($input: OpportunityUpdateInput!) {
  opportunityUpdate(input: $input) {
    opportunity {
      id
      name
      closeDate
      probability
      version
      amount {
        amount
        currency
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OpportunityUpdateMutation, OpportunityUpdateMutationVariables>;
export const OpportunityMoveDocument = new TypedDocumentString(`
    mutation OpportunityMove($input: OpportunityMoveInput!) {
  opportunityMove(input: $input) {
    opportunity {
      id
      status
      probability
      closedAt
      lostReason
      version
      stage {
        id
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OpportunityMoveMutation, OpportunityMoveMutationVariables>;
export const OrderCreateDocument = new TypedDocumentString(`
    mutation OrderCreate($input: OrderCreateInput!) {
  orderCreate(input: $input) {
    order {
      id
      number
      status
      orderedAt
      version
      amount {
        amount
        currency
      }
      lines {
        nodes {
          id
          quantity
          amount {
            amount
            currency
          }
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OrderCreateMutation, OrderCreateMutationVariables>;
export const OrderSetStatusDocument = new TypedDocumentString(`
    mutation OrderSetStatus($input: OrderSetStatusInput!) {
  orderSetStatus(input: $input) {
    order {
      id
      status
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OrderSetStatusMutation, OrderSetStatusMutationVariables>;
export const OpportunityAssignDocument = new TypedDocumentString(`
    mutation OpportunityAssign($input: OpportunityAssignInput!) {
  opportunityAssign(input: $input) {
    opportunity {
      id
      version
      owner {
        id
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<OpportunityAssignMutation, OpportunityAssignMutationVariables>;
export const PipelineCreateDocument = new TypedDocumentString(`
    mutation PipelineCreate($input: PipelineCreateInput!) {
  pipelineCreate(input: $input) {
    pipeline {
      id
      name
      isDefault
      stages {
        nodes {
          id
          name
          position
          kind
          probability
        }
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PipelineCreateMutation, PipelineCreateMutationVariables>;
export const UserInviteDocument = new TypedDocumentString(`
    mutation UserInvite($input: UserInviteInput!) {
  userInvite(input: $input) {
    user {
      id
      name
      active
      invitedAt
      roles {
        code
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<UserInviteMutation, UserInviteMutationVariables>;
export const InvitationResendDocument = new TypedDocumentString(`
    mutation InvitationResend($input: InvitationResendInput!) {
  invitationResend(input: $input) {
    user {
      id
      invitedAt
    }
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InvitationResendMutation, InvitationResendMutationVariables>;
export const InvitationWithdrawDocument = new TypedDocumentString(`
    mutation InvitationWithdraw($input: InvitationWithdrawInput!) {
  invitationWithdraw(input: $input) {
    user {
      id
      active
      invitedAt
    }
    errors {
      code
      message
    }
  }
}
    `) as unknown as TypedDocumentString<InvitationWithdrawMutation, InvitationWithdrawMutationVariables>;
export const InvitationAcceptDocument = new TypedDocumentString(`
    mutation InvitationAccept($input: InvitationAcceptInput!) {
  invitationAccept(input: $input) {
    accessToken
    accessTokenExpiresAt
    refreshToken
    user {
      id
      name
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<InvitationAcceptMutation, InvitationAcceptMutationVariables>;
export const PasswordResetRequestDocument = new TypedDocumentString(`
    mutation PasswordResetRequest($input: PasswordResetRequestInput!) {
  passwordResetRequest(input: $input) {
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PasswordResetRequestMutation, PasswordResetRequestMutationVariables>;
export const PasswordResetDocument = new TypedDocumentString(`
    mutation PasswordReset($input: PasswordResetInput!) {
  passwordReset(input: $input) {
    accessToken
    accessTokenExpiresAt
    refreshToken
    user {
      id
      name
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PasswordResetMutation, PasswordResetMutationVariables>;
export const PasswordChangeDocument = new TypedDocumentString(`
    mutation PasswordChange($input: PasswordChangeInput!) {
  passwordChange(input: $input) {
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PasswordChangeMutation, PasswordChangeMutationVariables>;
export const PendingInvitationsDocument = new TypedDocumentString(`
    query PendingInvitations($first: Int = 50, $after: Cursor) {
  users(where: {invitedAt: {isNull: false}}, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      invitedAt
      roles {
        code
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PendingInvitationsQuery, PendingInvitationsQueryVariables>;
export const PersonExportDocument = new TypedDocumentString(`
    mutation PersonExport($input: PersonExportInput!) {
  personExport(input: $input) {
    personExport {
      id
      status
    }
    changeId
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PersonExportMutation, PersonExportMutationVariables>;
export const PersonExportStatusDocument = new TypedDocumentString(`
    query PersonExportStatus($id: ID!) {
  personExport(id: $id) {
    id
    status
    expiresAt
    size
    path
  }
}
    `) as unknown as TypedDocumentString<PersonExportStatusQuery, PersonExportStatusQueryVariables>;
export const PersonEraseDocument = new TypedDocumentString(`
    mutation PersonErase($input: PersonEraseInput!) {
  personErase(input: $input) {
    erasureRecord {
      id
      at
      reason
      rows
      idsHash
      tables {
        table
        rows
      }
      by {
        name
      }
    }
    changeId
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<PersonEraseMutation, PersonEraseMutationVariables>;
export const PersonExportsDocument = new TypedDocumentString(`
    query PersonExports($first: Int = 20) {
  personExports(first: $first) {
    nodes {
      id
      status
      createdAt
      expiresAt
      owner {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PersonExportsQuery, PersonExportsQueryVariables>;
export const ErasureRecordsDocument = new TypedDocumentString(`
    query ErasureRecords($first: Int = 20) {
  erasureRecords(first: $first) {
    nodes {
      id
      at
      reason
      rows
      idsHash
      by {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ErasureRecordsQuery, ErasureRecordsQueryVariables>;
export const MyHottestLeadsDocument = new TypedDocumentString(`
    query MyHottestLeads($rep: ID!, $first: Int = 20) {
  leads(
    where: {assignee: {id: {eq: $rep}}, status: {in: [NEW, ASSIGNED, WORKING, QUALIFIED, RECYCLED]}, score: {isNull: false}}
    orderBy: [{field: SCORE, direction: DESC}]
    first: $first
  ) {
    nodes {
      id
      number
      name
      status
      score
      leadScore {
        probability
        at
        model {
          version
        }
        reasons {
          feature
          value
          contribution
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyHottestLeadsQuery, MyHottestLeadsQueryVariables>;
export const ScoreModelsDocument = new TypedDocumentString(`
    query ScoreModels($first: Int = 5) {
  scoreModels(first: $first) {
    nodes {
      id
      version
      state
      why
      createdAt
      trainedUntil
      trainedLeads
      trainedConverted
      judgedUntil
      metrics {
        auc
        brier
        logLoss
        lift10
        n
        converted
      }
      calibration {
        decile
        n
        foretold
        happened
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreModelsQuery, ScoreModelsQueryVariables>;
export const ScoreModelInUseDocument = new TypedDocumentString(`
    query ScoreModelInUse {
  scoreModels(where: {state: {eq: IN_USE}}) {
    nodes {
      id
      version
      base
      features {
        name
        kind
        terms {
          value
          coefficient
          mean
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreModelInUseQuery, ScoreModelInUseQueryVariables>;
export const ScoreModelTrainDocument = new TypedDocumentString(`
    mutation ScoreModelTrain($input: ScoreModelTrainInput!) {
  scoreModelTrain(input: $input) {
    progress {
      id
      status
      total
    }
    errors {
      code
      message
      path
      ... on NotEnoughHistoryError {
        have
        others
        need
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ScoreModelTrainMutation, ScoreModelTrainMutationVariables>;
export const LeadScoredDocument = new TypedDocumentString(`
    subscription LeadScored($where: LeadWhere, $after: Cursor) {
  leadScored(where: $where, after: $after) {
    __typename
    ... on Event {
      cursor
      at
    }
    ... on LeadScored {
      lead {
        id
        name
        score
        version
        leadScore {
          model {
            version
          }
        }
      }
    }
    ... on LeadLeft {
      id
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<LeadScoredSubscription, LeadScoredSubscriptionVariables>;
export const TicketCreateDocument = new TypedDocumentString(`
    mutation TicketCreate($input: TicketCreateInput!) {
  ticketCreate(input: $input) {
    changeId
    ticket {
      id
      number
      subject
      status
      priority
    }
    message {
      id
      body
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TicketCreateMutation, TicketCreateMutationVariables>;
export const OpenTicketsDocument = new TypedDocumentString(`
    query OpenTickets($where: TicketWhere = {status: {in: [NEW, OPEN, PENDING_INTERNAL]}}, $first: Int = 20, $after: Cursor) {
  tickets(
    where: $where
    orderBy: [{field: PRIORITY_RANK, direction: DESC}, {field: CREATED_AT, direction: ASC}]
    first: $first
    after: $after
  ) {
    totalCount
    cursor
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      number
      subject
      priority
      status
      createdAt
      assignee {
        name
      }
      customer {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenTicketsQuery, OpenTicketsQueryVariables>;
export const TicketDocument = new TypedDocumentString(`
    query Ticket($id: ID!) {
  ticket(id: $id) {
    id
    version
    number
    subject
    type
    channel
    queue
    category
    priority
    status
    firstResponseAt
    solvedAt
    assignee {
      name
    }
    customer {
      id
      name
      tier
    }
    messages {
      nodes {
        id
        kind
        body
        at
        author {
          name
        }
        contact {
          firstName
          lastName
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TicketQuery, TicketQueryVariables>;
export const TicketReplyDocument = new TypedDocumentString(`
    mutation TicketReply($input: TicketReplyInput!) {
  ticketReply(input: $input) {
    changeId
    ticket {
      id
      status
      firstResponseAt
      version
    }
    message {
      id
      kind
      body
      at
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TicketReplyMutation, TicketReplyMutationVariables>;
export const TicketNoteAddDocument = new TypedDocumentString(`
    mutation TicketNoteAdd($input: TicketNoteAddInput!) {
  ticketNoteAdd(input: $input) {
    changeId
    message {
      id
      kind
      body
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TicketNoteAddMutation, TicketNoteAddMutationVariables>;
export const TicketCustomerMessageDocument = new TypedDocumentString(`
    mutation TicketCustomerMessage($input: TicketCustomerMessageInput!) {
  ticketCustomerMessage(input: $input) {
    changeId
    ticket {
      id
      status
    }
    message {
      id
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TicketCustomerMessageMutation, TicketCustomerMessageMutationVariables>;
export const TicketUpdateDocument = new TypedDocumentString(`
    mutation TicketUpdate($input: TicketUpdateInput!) {
  ticketUpdate(input: $input) {
    changeId
    ticket {
      id
      version
      status
      priority
      category
    }
    errors {
      __typename
      code
      message
      path
      ... on ConflictError {
        current
      }
    }
  }
}
    `) as unknown as TypedDocumentString<TicketUpdateMutation, TicketUpdateMutationVariables>;
export const TicketAssignDocument = new TypedDocumentString(`
    mutation TicketAssign($input: TicketAssignInput!) {
  ticketAssign(input: $input) {
    changeId
    ticket {
      id
      assignee {
        name
      }
      team {
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TicketAssignMutation, TicketAssignMutationVariables>;
export const TicketUpdatedDocument = new TypedDocumentString(`
    subscription TicketUpdated($where: TicketWhere, $after: Cursor) {
  ticketUpdated(where: $where, after: $after) {
    __typename
    ... on Event {
      cursor
      changeId
      at
    }
    ... on TicketCreated {
      ticket {
        id
        number
        subject
        priority
        status
      }
    }
    ... on TicketChanged {
      ticket {
        id
        version
      }
      changes {
        field
        before
        after
      }
    }
    ... on TicketReplied {
      ticket {
        id
        status
      }
      message {
        id
        body
        at
      }
    }
    ... on TicketNoted {
      ticket {
        id
      }
      message {
        id
        body
      }
    }
    ... on TicketAssigned {
      ticket {
        id
        assignee {
          name
        }
      }
    }
    ... on TicketLeft {
      id
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<TicketUpdatedSubscription, TicketUpdatedSubscriptionVariables>;
export const TicketUpdateBulkDocument = new TypedDocumentString(`
    mutation TicketUpdateBulk($input: TicketUpdateBulkInput!) {
  ticketUpdateBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      ticket {
        id
        version
        status
        priority
        queue
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TicketUpdateBulkMutation, TicketUpdateBulkMutationVariables>;
export const TicketAssignBulkDocument = new TypedDocumentString(`
    mutation TicketAssignBulk($input: TicketAssignBulkInput!) {
  ticketAssignBulk(input: $input) {
    changeId
    succeeded
    failed
    results {
      index
      ticket {
        id
        version
        assignee {
          name
        }
      }
      errors {
        code
        message
        path
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<TicketAssignBulkMutation, TicketAssignBulkMutationVariables>;
export const WebhookCreateDocument = new TypedDocumentString(`
    mutation WebhookCreate($input: WebhookCreateInput!) {
  webhookCreate(input: $input) {
    secret
    webhook {
      id
      name
      url
      status
      position
      version
      owner {
        id
        name
      }
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookCreateMutation, WebhookCreateMutationVariables>;
export const WebhookUpdateDocument = new TypedDocumentString(`
    mutation WebhookUpdate($input: WebhookUpdateInput!) {
  webhookUpdate(input: $input) {
    webhook {
      id
      name
      url
      document
      variables
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookUpdateMutation, WebhookUpdateMutationVariables>;
export const WebhookPauseDocument = new TypedDocumentString(`
    mutation WebhookPause($input: WebhookStopInput!) {
  webhookPause(input: $input) {
    webhook {
      id
      status
      stoppedAt
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookPauseMutation, WebhookPauseMutationVariables>;
export const WebhookEnableDocument = new TypedDocumentString(`
    mutation WebhookEnable($input: WebhookEnableInput!) {
  webhookEnable(input: $input) {
    webhook {
      id
      status
      position
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookEnableMutation, WebhookEnableMutationVariables>;
export const WebhookArchiveDocument = new TypedDocumentString(`
    mutation WebhookArchive($input: WebhookStopInput!) {
  webhookArchive(input: $input) {
    webhook {
      id
      status
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookArchiveMutation, WebhookArchiveMutationVariables>;
export const WebhookRotateSecretDocument = new TypedDocumentString(`
    mutation WebhookRotateSecret($input: WebhookRotateSecretInput!) {
  webhookRotateSecret(input: $input) {
    secret
    webhook {
      id
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookRotateSecretMutation, WebhookRotateSecretMutationVariables>;
export const WebhookTestDocument = new TypedDocumentString(`
    mutation WebhookTest($input: WebhookTestInput!) {
  webhookTest(input: $input) {
    delivery {
      id
      event
      status
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookTestMutation, WebhookTestMutationVariables>;
export const WebhookReplayDocument = new TypedDocumentString(`
    mutation WebhookReplay($input: WebhookReplayInput!) {
  webhookReplay(input: $input) {
    webhook {
      id
      position
      version
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookReplayMutation, WebhookReplayMutationVariables>;
export const WebhookDeliveryRetryDocument = new TypedDocumentString(`
    mutation WebhookDeliveryRetry($input: WebhookDeliveryRetryInput!) {
  webhookDeliveryRetry(input: $input) {
    delivery {
      id
      status
      nextAttemptAt
    }
    errors {
      code
      message
      path
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookDeliveryRetryMutation, WebhookDeliveryRetryMutationVariables>;
export const WebhooksDocument = new TypedDocumentString(`
    query Webhooks($first: Int = 50, $after: Cursor) {
  me {
    id
  }
  webhooks(where: {status: {ne: ARCHIVED}}, first: $first, after: $after) {
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      url
      status
      reason
      reasonText
      stoppedAt
      failures
      failingSince
      lost
      lostAt
      version
      owner {
        name
      }
      deliveries(where: {status: {in: [PENDING, FAILED]}}, first: 5) {
        totalCount
        nodes {
          id
          event
          status
          error
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WebhooksQuery, WebhooksQueryVariables>;
export const WebhookLogDocument = new TypedDocumentString(`
    query WebhookLog($id: ID!, $first: Int = 20, $after: Cursor, $where: WebhookDeliveryWhere) {
  webhook(id: $id) {
    id
    name
    document
    variables
    status
    position
    deliveries(first: $first, after: $after, where: $where) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        event
        position
        status
        attempts
        attemptedAt
        nextAttemptAt
        responseStatus
        responseBody
        durationMs
        error
        body
        createdAt
        endedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookLogQuery, WebhookLogQueryVariables>;
export const WebhookDeliveredDocument = new TypedDocumentString(`
    query WebhookDelivered($id: ID!) {
  webhookDelivery(id: $id) {
    id
    event
    status
    attempts
    responseStatus
    responseBody
    durationMs
    error
    nextAttemptAt
    webhook {
      id
      status
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookDeliveredQuery, WebhookDeliveredQueryVariables>;
export const WebhookFailuresDocument = new TypedDocumentString(`
    query WebhookFailures($first: Int = 20) {
  me {
    id
  }
  webhookDeliveries(where: {status: {eq: FAILED}}, first: $first) {
    nodes {
      id
      event
      attempts
      error
      endedAt
      webhook {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WebhookFailuresQuery, WebhookFailuresQueryVariables>;
export const WebhooksChangingDocument = new TypedDocumentString(`
    subscription WebhooksChanging($after: Cursor, $where: WebhookWhere) {
  webhookChanged(after: $after, where: $where) {
    __typename
    ... on Event {
      cursor
      at
      actor {
        name
      }
    }
    ... on WebhookChanged {
      webhook {
        id
        status
      }
    }
    ... on WebhookDisabled {
      webhook {
        id
        status
        reason
        reasonText
      }
    }
    ... on WebhookFailed {
      delivery {
        id
        event
        error
      }
      webhook {
        id
        failures
        failingSince
      }
    }
    ... on WebhookLost {
      lost
      webhook {
        id
      }
    }
    ... on CaughtUp {
      cursor
    }
  }
}
    `) as unknown as TypedDocumentString<WebhooksChangingSubscription, WebhooksChangingSubscriptionVariables>;