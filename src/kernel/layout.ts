// Integer constants shared by the compiler, the kernel and the recorder, and the places within a trial's row.

import { imul } from './lang.ts';

// ---- the program buffer: header, section directory, sections

export const PROGRAM_MAGIC: i32 = 0x51434153;
export const PROGRAM_VERSION: i32 = 1;
/** Words of the header (i32): magic, version, sections, bytes, then counts. */
export const HEADER_WORDS: i32 = 64;
export const H_SECTIONS: i32 = 2;
export const H_BYTES: i32 = 3;
export const H_PERIODS: i32 = 4;
/** Days from asOf to the end of the horizon. */
export const H_DAYS: i32 = 5;
export const H_WARMUP_DAYS: i32 = 6;
/** Periods on which arrivals restart: those of the warm-up, then those of the horizon. */
export const H_ARRIVAL_PERIODS: i32 = 7;
export const H_WARMUP_PERIODS: i32 = 8;
export const H_POOLS: i32 = 9;
export const H_SEATS: i32 = 10;
export const H_MOTIONS: i32 = 11;
export const H_STAGES: i32 = 12;
export const H_SOURCES: i32 = 13;
export const H_SETS: i32 = 14;
export const H_QUEUES: i32 = 15;
export const H_INPUTS: i32 = 16;
export const H_PARAMS: i32 = 17;
export const H_DISTS: i32 = 18;
export const H_GROUPS: i32 = 19;
export const H_DEALS: i32 = 20;
export const H_SEGMENTS: i32 = 21;
export const H_RENEWALS: i32 = 22;
export const H_YEARS: i32 = 23;
export const H_ROW: i32 = 24;
export const H_COPULAS: i32 = 25;
/** Offset of the standard normal and of the unit exponential table within the tables' section. */
export const H_NORMAL: i32 = 26;
export const H_EXPONENTIAL: i32 = 27;
export const H_PERIODS_PER_YEAR: i32 = 28;
/** Days of the first period that lie before asOf. */
export const H_ELAPSED: i32 = 29;
export const H_SEAT_WORDS: i32 = 30;
export const H_SEAT_ODDS: i32 = 31;
export const H_SELF_COUNT: i32 = 32;
export const H_CREDIT_NET: i32 = 33;
export const H_SHOCK_DEMAND: i32 = 34;
export const H_SHOCK_ODDS: i32 = 35;
export const H_SHOCK_CYCLE: i32 = 36;
export const H_DEAL_HISTOGRAMS: i32 = 37;
export const H_ACCOUNTS: i32 = 38;
export const H_SELF_SOURCES: i32 = 39;
/** Whether anybody is paid, and the first histogram of people's pay. */
export const H_PAY: i32 = 51;
export const H_PAY_HISTOGRAMS: i32 = 52;
/** Pools that carry the numbers of other pools. */
export const H_ROLLUPS: i32 = 53;
export const H_PROGRAMS: i32 = 42;
/** 1 where a segment has a finite market. */
export const H_MARKETS: i32 = 43;
/** 1 where people of a pool spend capacity on prospecting. */
export const H_PROSPECTING: i32 = 44;
/** 1 where a source has a first or a last day. */
export const H_SOURCE_DATES: i32 = 57;
/** Weeks of the horizon whose ends are recorded; 0 unless paths are asked for. */
export const H_WEEKS: i32 = 54;
/** Sources of expansion motions; lists of live accounts, one per segment that something expands. */
export const H_EXPANSIONS: i32 = 48;
export const H_ACCOUNT_LISTS: i32 = 49;
/** What accounts have to remember: sum of USES_…. */
export const H_ACCOUNT_USES: i32 = 50;
/** Pools that look after accounts. */
export const H_COVERAGES: i32 = 59;
/** Whether deals have odds and days of their own (traits, size), and whether any stage is a proof of concept. */
export const H_DEALS_DIFFER: i32 = 45;
export const H_PROOFS: i32 = 46;
export const H_ASSISTS: i32 = 47;
export const H_TRAITS: i32 = 58;
/** Whether people's careers have more to them than starting, ramping and leaving. */
export const H_LIFE: i32 = 60;
/** 1 if patches differ in potential */
export const H_TERRITORIES: i32 = 61;
/** 1 if some deals have a second person */
export const H_SPLITS: i32 = 62;

/** Words of a directory entry (i32): id, type (0 i32, 1 f64), offset in bytes, length in elements. */
export const DIRECTORY_WORDS: i32 = 4;
export const USES_SENIORITY: i32 = 1;
export const USES_ONBOARDING: i32 = 2;
export const USES_WIN_BACK: i32 = 4;
export const USES_CANCELLATION: i32 = 8;

export const TYPE_I32: i32 = 0;
export const TYPE_F64: i32 = 1;

// ---- quantile tables: one uniform is a 32-bit word u, p = (u + 0.5) / 2^32

// A linear table is one ascending array: low atom, left tail, body, right tail, high atom (distributions/table-layout.ts).

export const BODY_CELLS: i32 = 1024;
/** Body cells below this one, and from BODY_CELLS minus it on, are left to the tails. */
export const BODY_FIRST: i32 = 32;
/** Each octave of a tail is cut into so many cells. */
export const TAIL_CELLS: i32 = 32;
export const LOW_ATOM: i32 = 0;
export const LEFT_TAIL: i32 = 1;
/** The knot of p = i / 1024 stands at BODY + i. */
export const BODY: i32 = 833;
/** The knot of p = 1 - 2^-32; the tail's octaves are counted down from it. */
export const RIGHT_TAIL: i32 = 2689;
export const HIGH_ATOM: i32 = 2690;
export const TABLE_LENGTH: i32 = 2691;

/** Kinds of a distribution reference. */
export const DIST_CONSTANT: i32 = 0;
export const DIST_LINEAR: i32 = 1;
export const DIST_STEPS: i32 = 2;
export const DIST_PIECES: i32 = 3;
export const DIST_STEPPED: i32 = 4;
/** Tables of a bank: equally likely values of an uncertain shape. */
export const BANK_SIZE: i32 = 33;

// ---- kinds of enumerated columns

export const INPUT_ALONE: i32 = 0;
export const INPUT_ENSEMBLE: i32 = 1;
export const INPUT_COPULA: i32 = 2;

export const SOURCE_POISSON: i32 = 0;
export const SOURCE_EVEN: i32 = 1;
export const SOURCE_SELF: i32 = 2;
/** A pseudo source: deals that are open on the opening day. */
export const SOURCE_NONE: i32 = 3;
export const SOURCE_OUTBOUND: i32 = 4;
export const SOURCE_BASE: i32 = 5;
export const SOURCE_REFERRAL: i32 = 6;
export const SOURCE_PROGRAM: i32 = 7;
/** What another motion has qualified: nothing arrives of itself. */
export const SOURCE_HANDOFF: i32 = 8;
/** Opportunities in existing accounts. */
export const SOURCE_ACCOUNTS: i32 = 9;
/** Words of a source whose rate depends on the state of the day: source, first process, pool or -1, processes, segment or programme. */
export const CREATING_WORDS: i32 = 5;

export const ASSIGN_POOLED: i32 = 0;
export const ASSIGN_ROUND_ROBIN: i32 = 1;
export const ASSIGN_TERRITORY: i32 = 2;

export const ORDER_FIFO: i32 = 0;
export const ORDER_SIZE: i32 = 1;
export const ORDER_DUE: i32 = 2;

export const SEAT_OPENING: i32 = 0;
export const SEAT_STARTS: i32 = 1;
export const SEAT_OPENS: i32 = 2;

export const CREDIT_NEW: i32 = 0;
export const CREDIT_UPLIFT: i32 = 1;
export const CREDIT_RENEWAL: i32 = 2;
export const CREDIT_UPSELL: i32 = 3;
export const CREDIT_CROSS_SELL: i32 = 4;
export const CREDIT_QUALIFIED: i32 = 5;
export const CREDIT_PROOF: i32 = 6;
export const CREDIT_EVENTS: i32 = 7;

export const MEASURE_NEW: i32 = 0;
export const MEASURE_NEW_AND_EXPANSION: i32 = 1;
export const MEASURE_TOTAL: i32 = 2;
export const MEASURE_RENEWAL_RATE: i32 = 3;
export const MEASURE_TEAM: i32 = 10;

/** Who is paid variable pay by their own attainment, and who by their pool's. */
export const PAY_NONE: i32 = 0;
export const PAY_PERSONAL: i32 = 1;
export const PAY_POOL: i32 = 2;
export const MEASURE_QUALIFIED: i32 = 4;

/** Slots of a person in a pool of unlimited capacity. */
export const UNLIMITED: i32 = 1000000000;

// ---- events: one append-only list per day and kind

export const EVENT_LEAVE: i32 = 0;
export const EVENT_START: i32 = 1;
export const EVENT_RAMP: i32 = 2;
export const EVENT_MOVE: i32 = 3;
export const EVENT_LOST: i32 = 4;
export const EVENT_WON: i32 = 5;
export const EVENT_PATIENCE: i32 = 6;
export const EVENT_RENEWAL_DUE: i32 = 7;
export const EVENT_RENEWAL_OPEN: i32 = 8;
export const EVENT_ARRIVAL: i32 = 9;
export const EVENT_QUALIFIED: i32 = 10;
export const EVENT_COOLED: i32 = 11;
export const EVENT_PARTNER_ACTIVE: i32 = 12;
export const EVENT_PARTNER_LOST: i32 = 13;
export const EVENT_CANCEL: i32 = 14;
export const EVENT_WIN_BACK: i32 = 15;
export const EVENT_ONBOARDED: i32 = 16;
export const EVENT_PROMOTION: i32 = 17;
export const EVENT_KINDS: i32 = 18;

// ---- an opportunity

export const FREE: i32 = 0;
export const RUNNING: i32 = 1;
/** Waits for an owner (and for what its stage seizes). */
export const WAITS_OWNER: i32 = 2;
/** Has an owner, waits for what its stage seizes. */
export const WAITS_STAGE: i32 = 3;
/** Was handed on today and will ask for its owner with the day's arrivals. */
export const ARRIVES: i32 = 10;

/** What follows a running stage: a stage index, or one of these. */
export const GOES_LOST: i32 = -1;
export const GOES_NO_DECISION: i32 = -2;
export const GOES_WON: i32 = -3;

// ---- purposes of keyed draws; those of a stage are added to the stage's address

export const FOR_DAYS: i32 = 0x2c1b3c6d;
export const FOR_ADVANCE: i32 = 0x297a2d39;
export const FOR_PATIENCE: i32 = 0x165667b1;
export const FOR_QUARTER_END: i32 = 0x3f84d5b5;
export const FOR_SIZE: i32 = 0x47b5481d;
export const FOR_NO_DECISION: i32 = 0x5bd1e995;
export const FOR_ONE_OFF: i32 = 0x1b873593;
export const FOR_OWNER_PATIENCE: i32 = 0x52dce729;
export const FOR_PATCH: i32 = 0x38495ab5;
export const FOR_HANDOVER: i32 = 0x7b7d159c;
export const FOR_RESAMPLE: i32 = 0x0f9b2c17;
export const FOR_TENURE: i32 = 0x6c50b47c;
export const FOR_SKILL: i32 = 0x1d8af066;
export const FOR_SLOTS: i32 = 0x43a31ab9;
export const FOR_FILL: i32 = 0x2127599b;
export const FOR_FIRST_FILL: i32 = 0x4cf5ad43;
export const FOR_SLIP: i32 = 0x77073096;
export const FOR_ARR: i32 = 0x3c6ef372;
export const FOR_END: i32 = 0x510e527f;
export const FOR_RENEWAL: i32 = 0x1f83d9ab;
export const FOR_CONTRACTION: i32 = 0x5be0cd19;
export const FOR_CONTRACTION_SHARE: i32 = 0x0bb67ae8;
export const FOR_UPLIFT: i32 = 0x24b1f2d5;
export const FOR_OVER_DISPERSION: i32 = 0x6a09e667;
export const FOR_HANDOFF: i32 = 0x428a2f98;
export const FOR_MARKET: i32 = 0x71374491;
export const FOR_PARTNER: i32 = 0x3956c25b;
export const FOR_WIN_BACK: i32 = 0x12835b01;
export const FOR_WIN_BACK_DAYS: i32 = 0x243185be;
export const FOR_CANCEL: i32 = 0x550c7dc3;
export const FOR_CANCEL_DAY: i32 = 0x59f111f1;
/** Added to the address of a trait, of an attachment, of a seat. */
export const FOR_TRAIT: i32 = 0x3b9f6e17;
export const FOR_FALL_THROUGH: i32 = 0x5a827999;
export const FOR_NEXT_FILL: i32 = 0x6ed9eba1;
export const FOR_BAD_HIRE: i32 = 0x2f1bbcdc;
export const FOR_LOW_ATTAINMENT: i32 = 0x4a62c1d6;
export const FOR_PROMOTION: i32 = 0x13198a2e;
export const FOR_SPLIT: i32 = 0x72be5d74;
export const FOR_SECOND: i32 = 0x0fc19dc6;
export const FOR_ATTACH: i32 = 0x240ca1cc;

// ---- the record: one row of numbers per trial. P periods plus a last slot that takes the warm-up (never read)

/** Per source and period. */
export const FLOW_CREATED: i32 = 0;
export const FLOW_WON: i32 = 1;
export const FLOW_LOST: i32 = 2;
export const FLOW_NO_DECISION: i32 = 3;
export const FLOW_GROSS: i32 = 4;
export const FLOW_NET: i32 = 5;
export const FLOW_ONE_OFF: i32 = 6;
export const FLOW_LATE: i32 = 7;
export const FLOW_CYCLE_WON: i32 = 8;
export const FLOW_CYCLE_LOST: i32 = 9;
export const FLOW_PULLED: i32 = 10;
export const FLOW_SLIPPED: i32 = 11;
/** Net ARR of wins. */
export const FLOW_ARR: i32 = 12;
/** Gross of wins that were open when the period began. */
export const FLOW_FROM_OPEN: i32 = 13;
export const FLOWS: i32 = 14;

/** Per stage, at each period's first day and at the horizon's end. */
export const OPEN_COUNT: i32 = 0;
export const OPEN_VALUE: i32 = 1;
export const OPENS: i32 = 2;

/** Per pool and period. */
export const POOL_R_CREDIT: i32 = 0;
export const POOL_R_QUOTA: i32 = 1;
export const POOL_R_STREET: i32 = 2;
export const POOL_R_STREET_FILLED: i32 = 3;
export const POOL_R_BUDGETED: i32 = 4;
export const POOL_R_FILLED_END: i32 = 5;
export const POOL_R_PERSON_DAYS: i32 = 6;
export const POOL_R_RAMPED_DAYS: i32 = 7;
export const POOL_R_HIRES: i32 = 8;
export const POOL_R_LEAVERS: i32 = 9;
export const POOL_R_USED: i32 = 10;
export const POOL_R_AVAILABLE: i32 = 11;
export const POOL_R_SERVED: i32 = 12;
export const POOL_R_WAITED: i32 = 13;
export const POOL_R_WAIT_DAYS: i32 = 14;
export const POOL_R_PEOPLE: i32 = 15;
export const POOL_R_AT_QUOTA: i32 = 16;
export const POOL_R_LEFT_OUT: i32 = 17;
export const POOL_R_ATTAINMENT: i32 = 18;
export const POOL_R_ATTAINMENT_SQ: i32 = 19;
export const POOL_R_UNFILLED: i32 = 20;
/** Variable pay earned. */
export const POOL_R_PAY: i32 = 21;
/** Accounts that a pool looks after, weighted, and its slots, at the period's end. */
export const POOL_R_COVERED: i32 = 22;
export const POOL_R_COVERING: i32 = 23;
/** Stages that it assisted; those that found nobody free are unfilled. */
export const POOL_R_ASSISTED: i32 = 24;
/** Credit for proofs of concept, which is part of its credit. */
export const POOL_R_PROOF: i32 = 25;
export const POOL_R_PROMOTED_IN: i32 = 26;
export const POOL_R_PROMOTED_OUT: i32 = 27;
export const POOL_RS: i32 = 28;

/** Per pool and fiscal year: people counted, at quota, left out, sum and sum of squares of attainment. */
export const YEAR_PEOPLE: i32 = 0;
export const YEAR_AT_QUOTA: i32 = 1;
export const YEAR_LEFT_OUT: i32 = 2;
export const YEAR_ATTAINMENT: i32 = 3;
export const YEAR_ATTAINMENT_SQ: i32 = 4;
export const YEAR_RS: i32 = 5;

/** Per segment and period. */
export const ACC_OPENING: i32 = 0;
export const ACC_NEW: i32 = 1;
export const ACC_UPLIFT: i32 = 2;
export const ACC_CONTRACTION: i32 = 3;
export const ACC_CHURNED: i32 = 4;
export const ACC_CLOSING: i32 = 5;
export const ACC_LIVE: i32 = 6;
export const ACC_COUNT: i32 = 7;
export const ACC_DUE: i32 = 8;
export const ACC_RENEWED: i32 = 9;
export const ACC_UNCOVERED: i32 = 10;
export const ACC_WINDOW_START: i32 = 11;
export const ACC_WINDOW_GROSS: i32 = 12;
export const ACC_WINDOW_NET: i32 = 13;
export const ACC_WINDOW_COUNT: i32 = 14;
export const ACC_WINDOW_ALIVE: i32 = 15;
/** Renewed and added ACV as booked: a term under a year books its part of the annual value. */
export const ACC_BOOKED_RENEWAL: i32 = 16;
export const ACC_BOOKED_UPLIFT: i32 = 17;
/** Accounts of the segment's market that are sold to, have bought or cool down, at the period's end. */
export const ACC_MARKET: i32 = 18;
export const ACC_UPSELL: i32 = 19;
export const ACC_CROSS_SELL: i32 = 20;
export const ACC_WIN_BACK: i32 = 21;
export const ACC_BOOKED_WIN_BACK: i32 = 22;
/** ARR of accounts that cancelled early: a part of what churned. */
export const ACC_CANCELLED: i32 = 23;
export const ACCS: i32 = 24;

/** Per programme of partners and period: active at its end, recruited, become active, lost. */
export const PARTNER_R_ACTIVE: i32 = 0;
export const PARTNER_R_RECRUITED: i32 = 1;
export const PARTNER_R_ENABLED: i32 = 2;
export const PARTNER_R_LOST: i32 = 3;
export const PARTNER_RS: i32 = 4;
/** Notes on the trial's health. */
export const HEALTH_DEAD_AGE: i32 = 0;
export const HEALTHS: i32 = 1;

/** Per week, at its end: what the running period has booked so far, and the value of all open deals. */
export const PATH_NEW: i32 = 0;
export const PATH_EXPANSION: i32 = 1;
export const PATH_RENEWAL: i32 = 2;
/** Net new ARR. */
export const PATH_ARR: i32 = 3;
export const PATH_OPEN: i32 = 4;
export const PATHS: i32 = 5;

// ---- what a run of trials returns

export const DONE: i32 = 0;
export const FULL_OPPORTUNITIES: i32 = 1;
export const FULL_ACCOUNTS: i32 = 2;
export const FULL_LISTS: i32 = 3;
export const FULL_PEOPLE: i32 = 4;

// ---- trace kinds

export const TRACE_CREATED: i32 = 1;
export const TRACE_STARTED: i32 = 2;
export const TRACE_WAITS: i32 = 3;
export const TRACE_WON: i32 = 4;
export const TRACE_LOST: i32 = 5;
export const TRACE_NO_DECISION: i32 = 6;
export const TRACE_LEFT: i32 = 7;
export const TRACE_JOINED: i32 = 8;
export const TRACE_HANDED_OVER: i32 = 9;
export const TRACE_RENEWED: i32 = 10;
export const TRACE_CHURNED: i32 = 11;
export const TRACE_PERIOD: i32 = 12;
export const TRACE_CANCELLED: i32 = 13;
export const TRACE_WON_BACK: i32 = 14;
export const TRACE_PROMOTED: i32 = 15;
export const TRACE_NAMED: i32 = 16;
export const TRACE_COPIED: i32 = 17;
export const TRACE_DROPPED: i32 = 18;
export const TRACE_SLIPPED: i32 = 19;
export const TRACE_PULLED: i32 = 20;
export const TRACE_RESUMED: i32 = 21;
export const TRACE_UNCOVERED: i32 = 22;

// ---- an opportunity's record: fields by their first byte; what every event touches fills the first cache line

export const OPP_KEY0: i32 = 0;
export const OPP_KEY1: i32 = 4;
export const OPP_STATE: i32 = 8;
/** the records of its stage, of its owner's seat (0 without one), and of what follows when the stage ends: a stage or an outcome below 0 */
export const OPP_STAGE: i32 = 12;
export const OPP_SEAT: i32 = 16;
export const OPP_NEXT: i32 = 20;
/** the record of its source */
export const OPP_SOURCE: i32 = 24;
/** its trial's place in the batch */
export const OPP_TRIAL: i32 = 28;
export const OPP_DUE: i32 = 32;
export const OPP_CREATED: i32 = 40;
export const OPP_AMOUNT: i32 = 48;
export const OPP_ORDER: i32 = 56;
export const OPP_VISIT: i32 = 60;
export const OPP_START: i32 = 64;
export const OPP_LEFT: i32 = 72;
export const OPP_ASKED: i32 = 80;
/** the clock at which its patience ends */
export const OPP_LIMIT: i32 = 88;
export const OPP_LINK: i32 = 96;
export const OPP_PREV: i32 = 100;
export const OPP_TICKET: i32 = 104;
export const OPP_PATCH: i32 = 108;
/** the segment of whose market it holds an account, or -1; only where there are markets */
export const OPP_HOLDS: i32 = 112;
/** the account that it belongs to, where customers buy more */
export const OPP_ACCOUNT: i32 = 116;
/** proofs of concept that it went through, and who assists its present stage, as bits */
export const OPP_PROOFS: i32 = 120;
export const OPP_ASSISTS: i32 = 124;
export const OPP_BYTES: i32 = 128;

// ---- a distribution's record in a trial

export const DIST_NOW_TABLE: i32 = 0;
/** its kind, and DIST_STEPPED where its draws are rounded up to steps */
export const DIST_NOW_KIND: i32 = 4;
export const DIST_NOW_LOCATION: i32 = 8;
export const DIST_NOW_SCALE: i32 = 16;
export const DIST_NOW_STEP: i32 = 24;
export const DIST_NOW_BYTES: i32 = 32;

// ---- a stage's record in a trial: all that decides what becomes of a deal that enters it today

/** what the addresses of its draws begin with */
export const STAGE_NOW_ADDRESS: i32 = 0;
/** where its motion's odds stand among those of a seat of the pool that owns it, in bytes */
export const STAGE_NOW_LOCAL: i32 = 4;
/**
 * Threes side by side, so that none needs a jump: for deals that are lost, that advance and that end without a decision. The records
 * of their days, what follows where the funnel does not branch (GOES_LOST, another stage's record or GOES_WON, GOES_NO_DECISION),
 * and the event.
 */
export const STAGE_NOW_LOST_DAYS: i32 = 8;
export const STAGE_NOW_DAYS: i32 = 12;
export const STAGE_NOW_UNDECIDED_DAYS: i32 = 16;
export const STAGE_NOW_LOST: i32 = 20;
export const STAGE_NOW_NEXT: i32 = 24;
export const STAGE_NOW_UNDECIDED: i32 = 28;
export const STAGE_NOW_LOST_EVENT: i32 = 100;
export const STAGE_NOW_EVENT: i32 = 104;
export const STAGE_NOW_UNDECIDED_EVENT: i32 = 108;
/** the chance of advancing, and what multiplies its odds: the shock of the period and the season of the month */
export const STAGE_NOW_CHANCE: i32 = 32;
export const STAGE_NOW_SHOCK: i32 = 40;
export const STAGE_NOW_SEASON: i32 = 48;
/** what multiplies its days: the shock of the period */
export const STAGE_NOW_CYCLE: i32 = 56;
export const STAGE_NOW_NO_DECISION: i32 = 64;
/** what it seizes: a set's record, or 0; what it asks for together with an owner */
export const STAGE_NOW_SET: i32 = 72;
export const STAGE_NOW_OWNER_SET: i32 = 76;
export const STAGE_NOW_INDEX: i32 = 80;
export const STAGE_NOW_MOTION: i32 = 84;
/** the chance of deals whose odds nothing but shock and season multiplies */
export const STAGE_NOW_CHANCE_TODAY: i32 = 88;
export const STAGE_NOW_FLAGS: i32 = 96;
export const STAGE_NOW_BYTES: i32 = 128;

export const STAGE_WHOLE_DAYS: i32 = 1;
export const STAGE_BRANCHES: i32 = 2;
export const STAGE_CYCLIC: i32 = 4;
/** quarter ends move its wins */
export const STAGE_MOVES: i32 = 8;
/** its deals may end without a decision */
export const STAGE_UNDECIDED: i32 = 16;
/** it branches, or something sets its deals apart: traits, assists, proofs or names */
export const STAGE_RICH: i32 = 32;

// ---- a source's record in a trial: what its opportunities have in common, and its arrivals

export const SOURCE_NOW_INDEX: i32 = 0;
/** the record of the first stage of its funnel */
export const SOURCE_NOW_STAGE: i32 = 8;
/** the record of the pool that owns its opportunities, and what they ask for: the set's record, and whether it is that pool alone */
export const SOURCE_NOW_POOL: i32 = 12;
export const SOURCE_NOW_SET: i32 = 16;
export const SOURCE_NOW_ALONE: i32 = 20;
/** what is held with the owner's slot: a set's record, or 0 */
export const SOURCE_NOW_TEAM: i32 = 24;
/** the record of its deal sizes */
export const SOURCE_NOW_SIZE: i32 = 28;
/** what multiplies the odds and the days of every stage */
export const SOURCE_NOW_ODDS: i32 = 32;
export const SOURCE_NOW_DAYS: i32 = 40;
/** the byte of its first counter of the present period */
export const SOURCE_NOW_ROW: i32 = 48;
/** the byte of the motion's first vacant record */
export const SOURCE_NOW_VACANT: i32 = 52;
export const SOURCE_NOW_TRIAL: i32 = 56;
export const SOURCE_NOW_EVEN: i32 = 60;
/** the arrivals of the period: their key, the number of the next one, its clock, the cumulated rate at which it comes */
export const SOURCE_NOW_KEY0: i32 = 64;
export const SOURCE_NOW_KEY1: i32 = 68;
export const SOURCE_NOW_ORDINAL: i32 = 72;
export const SOURCE_NOW_PIECE: i32 = 76;
export const SOURCE_NOW_TIME: i32 = 80;
export const SOURCE_NOW_USED: i32 = 88;
/** the present piece of the rate: the cumulated rate at its beginning and end, its first day, the first behind it, arrivals a day */
export const SOURCE_NOW_MASS: i32 = 96;
export const SOURCE_NOW_END: i32 = 104;
export const SOURCE_NOW_RATE: i32 = 112;
export const SOURCE_NOW_START: i32 = 120;
export const SOURCE_NOW_NEXT: i32 = 124;
/** what multiplies the rate in the period */
export const SOURCE_NOW_FACTOR: i32 = 128;
export const SOURCE_NOW_BYTES: i32 = 192;

// ---- a pool's record in a trial: its slots now

/** days with releases, how many clocks they left and where those stand: at the same places in the records of seats */
export const FREED_DAY: i32 = 0;
export const FREED_COUNT: i32 = 4;
export const FREED_CLOCKS: i32 = 8;
export const POOL_NOW_USED: i32 = 12;
export const POOL_NOW_SLOTS: i32 = 16;
/** seats with room, where the pool's bits of them begin, and their words */
export const POOL_NOW_ROOM: i32 = 20;
export const POOL_NOW_BITS: i32 = 24;
export const POOL_NOW_WORDS: i32 = 28;
/** the place behind the seat that got the last item */
export const POOL_NOW_TURN: i32 = 32;
export const POOL_NOW_UNLIMITED: i32 = 36;
export const POOL_NOW_ASSIGN: i32 = 40;
/** the first seat's record, and how many there are */
export const POOL_NOW_FIRST: i32 = 44;
export const POOL_NOW_SEATS: i32 = 48;
export const POOL_NOW_TRIAL: i32 = 52;
export const POOL_NOW_INDEX: i32 = 56;
/** the byte of its first counter of the present period */
export const POOL_NOW_ROW: i32 = 60;
/** whether its least loaded seat is looked for, and the tournament for it (see ranking.ts) */
export const POOL_NOW_RANKED: i32 = 64;
export const POOL_NOW_NUMBERS: i32 = 68;
export const POOL_NOW_WINNERS: i32 = 72;
export const POOL_NOW_LEAVES: i32 = 76;
export const POOL_NOW_BYTES: i32 = 128;

// ---- a seat's record in a trial: the slots of who sits there

export const SEAT_NOW_USED: i32 = 12;
export const SEAT_NOW_SLOTS: i32 = 16;
export const SEAT_NOW_ASSIGNED: i32 = 20;
export const SEAT_NOW_POOL: i32 = 24;
/** its bit of the pool's bits of seats with room, and the word with it */
export const SEAT_NOW_BIT: i32 = 28;
export const SEAT_NOW_WORD: i32 = 32;
export const SEAT_NOW_PLACE: i32 = 36;
export const SEAT_NOW_INDEX: i32 = 40;
/** the byte of what multiplies the odds of the person's deals in the first motion of the pool */
export const SEAT_NOW_ODDS: i32 = 44;
/** what one item adds to its use, in the numbers of ranking.ts */
export const SEAT_NOW_LOAD: i32 = 48;
export const SEAT_NOW_BYTES: i32 = 64;

// ---- a set's record in a trial: the pools that a stage asks for at once, and the queue for them

/** the record of the pool whose seats are asked for, or 0 */
export const SET_NOW_OWNER: i32 = 0;
/** the other pools: how many, and where their records' places stand */
export const SET_NOW_COUNT: i32 = 4;
export const SET_NOW_POOLS: i32 = 8;
/** the first record of its queues (one, or that and one for each patch) */
export const SET_NOW_QUEUE: i32 = 12;
export const SET_NOW_QUEUES: i32 = 16;
/** who goes first */
export const SET_NOW_ORDER: i32 = 20;
export const SET_NOW_BYTES: i32 = 32;

export const QUEUE_NOW_HEAD: i32 = 0;
export const QUEUE_NOW_TAIL: i32 = 4;
/** the record of the set that it waits for */
export const QUEUE_NOW_SET: i32 = 8;
/** the next one on its trial's list of queues that are looked at, 0 behind the last; -1 where it is not on it */
export const QUEUE_NOW_NEXT: i32 = 12;
export const NOT_LISTED: i32 = -1;
export const QUEUE_NOW_BYTES: i32 = 16;

// ---- a trial's record

export const TRIAL_NOW_WAITING: i32 = 0;
export const TRIAL_NOW_TICKET: i32 = 4;
export const TRIAL_NOW_DIRTY: i32 = 8;
/** the record of the first of its queues in which something may wait */
export const TRIAL_NOW_QUEUES: i32 = 16;
export const TRIAL_NOW_BYTES: i32 = 32;

// ---- places within a row: blocks of counters, each by entity, counter and period

export function openBlock(sources: i32, periods: i32): i32 {
  return imul(imul(sources, FLOWS), (periods + 1) | 0);
}

export function poolBlock(sources: i32, stages: i32, periods: i32): i32 {
  return (openBlock(sources, periods) + imul(imul(stages, OPENS), (periods + 1) | 0)) | 0;
}

export function yearBlock(sources: i32, stages: i32, pools: i32, periods: i32): i32 {
  return (poolBlock(sources, stages, periods) + imul(imul(pools, POOL_RS), (periods + 1) | 0)) | 0;
}

export function accountBlock(sources: i32, stages: i32, pools: i32, periods: i32, years: i32): i32 {
  return (yearBlock(sources, stages, pools, periods) + imul(imul(pools, YEAR_RS), years)) | 0;
}

export function healthBlock(sources: i32, stages: i32, pools: i32, periods: i32, years: i32, segments: i32): i32 {
  return (accountBlock(sources, stages, pools, periods, years) + imul(imul(segments, ACCS), (periods + 1) | 0)) | 0;
}
/** Behind the notes on health: programmes of partners. */
export function partnerBlock(health: i32): i32 {
  return (health + HEALTHS) | 0;
}
