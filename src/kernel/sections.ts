// Views of a program's sections, bound once per program. What each holds is said where the compiler writes it (compile/).

import { F64s, I32s, f64View, i32View } from './lang.ts';
import { HEADER_WORDS, H_SECTIONS } from './layout.ts';
import {
  S_ARRIVAL_NUMBER,
  S_ARRIVAL_START,
  S_BANK_KIND,
  S_BANK_LOCATION,
  S_BANK_SCALE,
  S_BANK_TABLE,
  S_COPULA_CHOLESKY,
  S_COPULA_FIRST,
  S_COPULA_MATRIX,
  S_COPULA_MEMBER,
  S_COPULA_SIZE,
  S_DAY_MONTH,
  S_DAY_PERIOD,
  S_DEAL_ADDRESS,
  S_DEAL_AGE,
  S_DEAL_AMOUNT,
  S_DEAL_SOURCE,
  S_DEAL_STAGE,
  S_DEAL_STAGE_AGE,
  S_DEAL_WIN,
  S_DIST_BANK,
  S_DIST_BANK_FIRST,
  S_DIST_KIND,
  S_DIST_LOCATION,
  S_DIST_SCALE,
  S_DIST_STEP,
  S_DIST_TABLE,
  S_ENSEMBLE_ADDRESS,
  S_ENSEMBLE_COLUMNS,
  S_ENSEMBLE_FIRST,
  S_ENSEMBLE_ROWS,
  S_ENSEMBLE_VALUE,
  S_GROUP_ADDRESS,
  S_GROUP_ARR,
  S_GROUP_COUNT,
  S_GROUP_RANDOM,
  S_GROUP_RENEWAL,
  S_GROUP_TENURE,
  S_GROUP_TERM,
  S_HAND_SHARE,
  S_HAND_SOURCE,
  S_HAZARD_FROM,
  S_HAZARD_RATE,
  S_INPUT_ADDRESS,
  S_INPUT_COLUMN,
  S_INPUT_ENSEMBLE,
  S_INPUT_KIND,
  S_INPUT_LOCATION,
  S_INPUT_SCALE,
  S_INPUT_STEP,
  S_INPUT_TABLE,
  S_INPUT_TABLE_KIND,
  S_MARKET_ACCOUNTS,
  S_MARKET_COOL_DOWN,
  S_MARKET_OPENING,
  S_MOTION_CYCLIC,
  S_MOTION_EXPONENT,
  S_MOTION_FIRST_SOURCE,
  S_MOTION_FIRST_STAGE,
  S_MOTION_HAND_FIRST,
  S_MOTION_LEADS,
  S_MOTION_LN_WIN,
  S_MOTION_LOCAL,
  S_MOTION_ONE_OFF,
  S_MOTION_OPENING_COUNT,
  S_MOTION_OPENING_VALUE,
  S_MOTION_OWNER,
  S_MOTION_PATIENCE,
  S_MOTION_PULL,
  S_MOTION_PULL_DAYS,
  S_MOTION_PULL_DISCOUNT,
  S_MOTION_RENEWAL,
  S_MOTION_SEASON_ODDS,
  S_MOTION_SEGMENT,
  S_MOTION_SIZE,
  S_MOTION_SLIP,
  S_MOTION_SLIP_DAYS,
  S_MOTION_START_DELAY,
  S_MOTION_TEAM_FIRST,
  S_MOTION_TERM_DAYS,
  S_MOTION_WARM,
  S_MOTION_WIN_RATE,
  S_NEXT_SHARE,
  S_NEXT_STAGE,
  S_PARAM_INPUT,
  S_PARAM_VALUE,
  S_PERIOD_DAYS,
  S_PERIOD_START,
  S_PERIOD_YEAR,
  S_POOL_ASSIGN,
  S_POOL_BACKFILL,
  S_POOL_CAPACITY,
  S_POOL_CREDIT,
  S_POOL_CREDIT_TO_DATE,
  S_POOL_FILL,
  S_POOL_FIRST_SEAT,
  S_POOL_HANDOVER_DAYS,
  S_POOL_HAZARDS,
  S_POOL_HAZARD_FIRST,
  S_POOL_LOST,
  S_POOL_MEASURE,
  S_POOL_ORDER,
  S_POOL_QUOTA,
  S_POOL_QUOTA_RATE,
  S_POOL_RAMP_FIRST,
  S_POOL_RAMP_STEPS,
  S_POOL_SEATS,
  S_POOL_SKILL,
  S_POOL_STEP_DAYS,
  S_POOL_UNLIMITED,
  S_PROGRAM_ACTIVE,
  S_PROGRAM_ADDRESS,
  S_PROGRAM_CARRIES,
  S_PROGRAM_ENABLE,
  S_PROGRAM_LOSS,
  S_PROGRAM_MANAGER,
  S_PROGRAM_RECRUITS,
  S_PROSPECT_SHARE,
  S_PROSPECT_UNLESS,
  S_QUEUE_SET,
  S_RAMP_ODDS,
  S_RAMP_RELIEF,
  S_RAMP_SHARE,
  S_RAMP_SLOTS,
  S_RATE_FIRST,
  S_RATE_SEASON,
  S_RATE_START,
  S_RENEWAL_CONTRACTION,
  S_RENEWAL_CONTRACTION_SHARE,
  S_RENEWAL_LEAD,
  S_RENEWAL_OWNER,
  S_RENEWAL_RATE,
  S_RENEWAL_RATES,
  S_RENEWAL_RATE_FIRST,
  S_RENEWAL_RATE_FROM,
  S_RENEWAL_SEGMENT,
  S_RENEWAL_UNCOVERED,
  S_RENEWAL_UPLIFT,
  S_SEASON_ARRIVALS,
  S_SEASON_SIZE,
  S_SEAT_ADDRESS,
  S_SEAT_BUDGET,
  S_SEAT_KIND,
  S_SEAT_ODDS_FIRST,
  S_SEAT_POOL,
  S_SEAT_SLIP,
  S_SEAT_START,
  S_SEAT_TENURE,
  S_SELF_SOURCE,
  S_SET_COUNT,
  S_SET_FIRST,
  S_SET_OWNER,
  S_SET_POOL,
  S_SET_QUEUE,
  S_SET_QUEUES,
  S_SHOCK_PERSISTENCE,
  S_SOURCE_ADDRESS,
  S_SOURCE_CREDIT,
  S_SOURCE_DAYS,
  S_SOURCE_FACTOR,
  S_SOURCE_FROM,
  S_SOURCE_KIND,
  S_SOURCE_MARGIN,
  S_SOURCE_MARKET,
  S_SOURCE_MOTION,
  S_SOURCE_ODDS,
  S_SOURCE_OVER_DISPERSION,
  S_SOURCE_RATE,
  S_SOURCE_RESALE,
  S_SOURCE_UNTIL,
  S_STAGE_ADDRESS,
  S_STAGE_ADVANCE,
  S_STAGE_DAYS,
  S_STAGE_LN_ADVANCE,
  S_STAGE_LOST_DAYS,
  S_STAGE_MOTION,
  S_STAGE_NEXT_COUNT,
  S_STAGE_NEXT_FIRST,
  S_STAGE_NO_DECISION,
  S_STAGE_OWNER_SET,
  S_STAGE_PATIENCE,
  S_STAGE_SET,
  S_STAGE_WHOLE_DAYS,
  S_TABLES,
  S_TEAM_POOL,
  S_TEAM_SHARE,
  S_POOL_PAY,
  S_POOL_PAY_TO_DATE,
  S_POOL_TIER_FIRST,
  S_ROLLUP_POOL,
  S_ROLLUP_FIRST,
  S_ROLLUP_MEMBER,
  S_PAY_BASE,
  S_PAY_VARIABLE,
  S_PAY_CAP,
  S_PAY_PER_CREDIT,
  S_ASSIST_FROM,
  S_MOTION_SPLIT,
  S_MOTION_SPLIT_POOL,
  S_MOTION_SPLIT_SHARE,
  S_PAY_GUARANTEE,
  S_POOL_RECOVERS,
  S_SEAT_POTENTIAL,
  S_PAY_GUARANTEE_DAYS,
  S_TIER_FROM,
  S_TIER_RATE,
  S_ROLLUP_SHARE,
  S_MOTION_EVENT,
  S_MOTION_OF_ARR,
  S_MOTION_LIFT,
  S_MOTION_LIFT_FACTOR,
  S_MOTION_LIFT_FIRST,
  S_LIFT_RENEWAL,
  S_MOTION_CANCEL,
  S_RENEWAL_SBG_ALPHA,
  S_RENEWAL_SBG_BETA,
  S_RENEWAL_COVERAGE,
  S_RENEWAL_COVERAGE_BETA,
  S_RENEWAL_WIN_BACK,
  S_RENEWAL_WIN_BACK_AFTER,
  S_RENEWAL_WIN_BACK_SHARE,
  S_RENEWAL_LIST,
  S_EXPANSION_SOURCE,
  S_COVERAGE_POOL,
  S_MOTION_TENURE_FROM,
  S_MOTION_TENURE_UNTIL,
  S_MOTION_CANCEL_DAYS,
  S_MOTION_CLAWBACK,
  S_RENEWAL_TERM,
  S_RENEWAL_ONBOARD_WEIGHT,
  S_RENEWAL_ONBOARD_DAYS,
  S_ASSIST_DAYS,
  S_ASSIST_ODDS,
  S_ASSIST_POOL,
  S_MOTION_MEDIAN_SIZE,
  S_MOTION_SIZE_ODDS,
  S_MOTION_TRAIT_FIRST,
  S_MOTION_WITH,
  S_STAGE_ASSIST_FIRST,
  S_STAGE_PROOF,
  S_TEAM_PROOF,
  S_TRAIT_ADDRESS,
  S_TRAIT_DAYS,
  S_TRAIT_ODDS,
  S_TRAIT_REFERENCE,
  S_TRAIT_SHARE,
  S_TRAIT_VALUE,
  S_SEAT_FALL_THROUGH,
  S_POOL_BAD,
  S_POOL_BAD_RATE,
  S_POOL_PROMOTION_FIRST,
  S_PROMOTION_TO,
  S_PROMOTION_RATE,
  S_PROMOTION_ADDRESS,
  S_POOL_MANAGER,
  S_POOL_BAD_ODDS,
  S_POOL_LOW_BELOW,
  S_POOL_LOW_FACTOR,
  S_PROMOTION_AFTER,
  S_POOL_MENTOR_LOAD,
  S_POOL_SPAN,
  S_POOL_COACHING,
} from './section-ids.ts';

export let header: I32s = i32View(0, 0);
export let dayPeriod: I32s = i32View(0, 0);
export let dayMonth: I32s = i32View(0, 0);
export let arrivalStart: I32s = i32View(0, 0);
export let arrivalNumber: I32s = i32View(0, 0);
export let rateFirst: I32s = i32View(0, 0);
export let rateStart: I32s = i32View(0, 0);
export let periodStart: I32s = i32View(0, 0);
export let periodDays: I32s = i32View(0, 0);
export let periodYear: I32s = i32View(0, 0);
export let inputKind: I32s = i32View(0, 0);
export let inputAddress: I32s = i32View(0, 0);
export let inputTable: I32s = i32View(0, 0);
export let inputTableKind: I32s = i32View(0, 0);
export let inputEnsemble: I32s = i32View(0, 0);
export let inputColumn: I32s = i32View(0, 0);
export let ensembleAddress: I32s = i32View(0, 0);
export let ensembleRows: I32s = i32View(0, 0);
export let ensembleColumns: I32s = i32View(0, 0);
export let ensembleFirst: I32s = i32View(0, 0);
export let copulaFirst: I32s = i32View(0, 0);
export let copulaSize: I32s = i32View(0, 0);
export let copulaMember: I32s = i32View(0, 0);
export let copulaMatrix: I32s = i32View(0, 0);
export let paramInput: I32s = i32View(0, 0);
export let distKind: I32s = i32View(0, 0);
export let distTable: I32s = i32View(0, 0);
export let distLocation: I32s = i32View(0, 0);
export let distScale: I32s = i32View(0, 0);
export let distBank: I32s = i32View(0, 0);
export let distBankFirst: I32s = i32View(0, 0);
export let bankTable: I32s = i32View(0, 0);
export let bankKind: I32s = i32View(0, 0);
export let motionOwner: I32s = i32View(0, 0);
export let motionSegment: I32s = i32View(0, 0);
export let motionFirstStage: I32s = i32View(0, 0);
export let motionCyclic: I32s = i32View(0, 0);
export let motionWinRate: I32s = i32View(0, 0);
export let motionSize: I32s = i32View(0, 0);
export let motionOneOff: I32s = i32View(0, 0);
export let motionPatience: I32s = i32View(0, 0);
export let motionSlip: I32s = i32View(0, 0);
export let motionPull: I32s = i32View(0, 0);
export let motionRenewal: I32s = i32View(0, 0);
export let motionLocal: I32s = i32View(0, 0);
export let motionWarm: I32s = i32View(0, 0);
export let motionTeamFirst: I32s = i32View(0, 0);
export let motionFirstSource: I32s = i32View(0, 0);
export let teamPool: I32s = i32View(0, 0);
export let stageMotion: I32s = i32View(0, 0);
export let stageAdvance: I32s = i32View(0, 0);
export let stageNoDecision: I32s = i32View(0, 0);
export let stageDays: I32s = i32View(0, 0);
export let stageLostDays: I32s = i32View(0, 0);
export let stagePatience: I32s = i32View(0, 0);
export let stageWholeDays: I32s = i32View(0, 0);
export let stageSet: I32s = i32View(0, 0);
export let stageOwnerSet: I32s = i32View(0, 0);
export let stageNextFirst: I32s = i32View(0, 0);
export let stageNextCount: I32s = i32View(0, 0);
export let stageAddress: I32s = i32View(0, 0);
export let nextStage: I32s = i32View(0, 0);
export let setOwner: I32s = i32View(0, 0);
export let setFirst: I32s = i32View(0, 0);
export let setCount: I32s = i32View(0, 0);
export let setPool: I32s = i32View(0, 0);
export let setQueue: I32s = i32View(0, 0);
export let setQueues: I32s = i32View(0, 0);
export let queueSet: I32s = i32View(0, 0);
export let poolFirstSeat: I32s = i32View(0, 0);
export let poolSeats: I32s = i32View(0, 0);
export let poolUnlimited: I32s = i32View(0, 0);
export let poolAssign: I32s = i32View(0, 0);
export let poolOrder: I32s = i32View(0, 0);
export let poolRampFirst: I32s = i32View(0, 0);
export let poolRampSteps: I32s = i32View(0, 0);
export let poolSkill: I32s = i32View(0, 0);
export let poolHazardFirst: I32s = i32View(0, 0);
export let poolHazards: I32s = i32View(0, 0);
export let poolBackfill: I32s = i32View(0, 0);
export let poolFill: I32s = i32View(0, 0);
export let poolLost: I32s = i32View(0, 0);
export let poolMeasure: I32s = i32View(0, 0);
export let hazardRate: I32s = i32View(0, 0);
export let seatPool: I32s = i32View(0, 0);
export let seatAddress: I32s = i32View(0, 0);
export let seatKind: I32s = i32View(0, 0);
export let seatBudget: I32s = i32View(0, 0);
export let seatSlip: I32s = i32View(0, 0);
export let seatOddsFirst: I32s = i32View(0, 0);
export let sourceMotion: I32s = i32View(0, 0);
export let sourceKind: I32s = i32View(0, 0);
export let sourceAddress: I32s = i32View(0, 0);
export let sourceRate: I32s = i32View(0, 0);
export let sourceOverDispersion: I32s = i32View(0, 0);
export let sourceResale: I32s = i32View(0, 0);
export let sourceOdds: I32s = i32View(0, 0);
export let sourceDays: I32s = i32View(0, 0);
export let creating: I32s = i32View(0, 0);
export let renewalOwner: I32s = i32View(0, 0);
export let renewalSegment: I32s = i32View(0, 0);
export let renewalRateFirst: I32s = i32View(0, 0);
export let renewalRates: I32s = i32View(0, 0);
export let renewalContraction: I32s = i32View(0, 0);
export let renewalContractionShare: I32s = i32View(0, 0);
export let renewalUplift: I32s = i32View(0, 0);
export let renewalRate: I32s = i32View(0, 0);
export let groupRenewal: I32s = i32View(0, 0);
export let groupCount: I32s = i32View(0, 0);
export let groupArr: I32s = i32View(0, 0);
export let groupRandom: I32s = i32View(0, 0);
export let groupAddress: I32s = i32View(0, 0);
export let dealStage: I32s = i32View(0, 0);
export let dealSource: I32s = i32View(0, 0);
export let dealAddress: I32s = i32View(0, 0);
export let rateSeason: F64s = f64View(0, 0);
export let sourceFactor: F64s = f64View(0, 0);
export let seasonArrivals: F64s = f64View(0, 0);
export let inputLocation: F64s = f64View(0, 0);
export let inputScale: F64s = f64View(0, 0);
export let inputStep: F64s = f64View(0, 0);
export let ensembleValue: F64s = f64View(0, 0);
export let copulaCholesky: F64s = f64View(0, 0);
export let paramValue: F64s = f64View(0, 0);
export let distStep: F64s = f64View(0, 0);
export let bankLocation: F64s = f64View(0, 0);
export let bankScale: F64s = f64View(0, 0);
export let tables: F64s = f64View(0, 0);
/** The same as a first byte, for the one place where every draw passes. */
export let tablesAt: i32 = 0;
export let motionExponent: F64s = f64View(0, 0);
export let motionLnWin: F64s = f64View(0, 0);
export let motionTermDays: F64s = f64View(0, 0);
export let motionStartDelay: F64s = f64View(0, 0);
export let motionSlipDays: F64s = f64View(0, 0);
export let motionPullDays: F64s = f64View(0, 0);
export let motionPullDiscount: F64s = f64View(0, 0);
export let motionOpeningCount: F64s = f64View(0, 0);
export let motionOpeningValue: F64s = f64View(0, 0);
export let motionSeasonOdds: F64s = f64View(0, 0);
export let teamShare: F64s = f64View(0, 0);
export let stageLnAdvance: F64s = f64View(0, 0);
export let nextShare: F64s = f64View(0, 0);
export let seasonSize: F64s = f64View(0, 0);
export let poolCapacity: F64s = f64View(0, 0);
export let poolStepDays: F64s = f64View(0, 0);
export let poolHandoverDays: F64s = f64View(0, 0);
export let poolQuota: F64s = f64View(0, 0);
export let poolQuotaRate: F64s = f64View(0, 0);
export let poolCredit: F64s = f64View(0, 0);
export let poolCreditToDate: F64s = f64View(0, 0);
export let rampSlots: F64s = f64View(0, 0);
export let rampOdds: F64s = f64View(0, 0);
export let rampShare: F64s = f64View(0, 0);
export let rampRelief: F64s = f64View(0, 0);
export let hazardFrom: F64s = f64View(0, 0);
export let seatStart: F64s = f64View(0, 0);
export let seatTenure: F64s = f64View(0, 0);
export let sourceMargin: F64s = f64View(0, 0);
export let sourceCredit: F64s = f64View(0, 0);
export let shockPersistence: F64s = f64View(0, 0);
export let renewalLead: F64s = f64View(0, 0);
export let renewalUncovered: F64s = f64View(0, 0);
export let renewalRateFrom: F64s = f64View(0, 0);
export let groupTerm: F64s = f64View(0, 0);
export let groupTenure: F64s = f64View(0, 0);
export let dealAmount: F64s = f64View(0, 0);
export let dealAge: F64s = f64View(0, 0);
export let dealStageAge: F64s = f64View(0, 0);
export let dealWin: F64s = f64View(0, 0);
export let poolPay: I32s = i32View(0, 0);
export let poolPayToDate: I32s = i32View(0, 0);
export let poolTierFirst: I32s = i32View(0, 0);
export let rollupPool: I32s = i32View(0, 0);
export let rollupFirst: I32s = i32View(0, 0);
export let rollupMember: I32s = i32View(0, 0);
export let payBase: F64s = f64View(0, 0);
export let payVariable: F64s = f64View(0, 0);
export let payCap: F64s = f64View(0, 0);
export let payPerCredit: F64s = f64View(0, 0);
export let assistFrom: I32s = i32View(0, 0);
export let motionSplitPool: I32s = i32View(0, 0);
export let motionSplit: I32s = i32View(0, 0);
export let motionSplitShare: F64s = f64View(0, 0);
export let poolRecovers: I32s = i32View(0, 0);
export let seatPotential: F64s = f64View(0, 0);
export let payGuarantee: F64s = f64View(0, 0);
export let payGuaranteeDays: F64s = f64View(0, 0);
export let tierFrom: F64s = f64View(0, 0);
export let tierRate: F64s = f64View(0, 0);
export let rollupShare: F64s = f64View(0, 0);
export let motionLeads: I32s = i32View(0, 0);
export let motionHandFirst: I32s = i32View(0, 0);
export let handSource: I32s = i32View(0, 0);
export let sourceMarket: I32s = i32View(0, 0);
export let sourceFrom: I32s = i32View(0, 0);
export let sourceUntil: I32s = i32View(0, 0);
export let marketAccounts: I32s = i32View(0, 0);
export let marketOpening: I32s = i32View(0, 0);
export let prospectUnless: I32s = i32View(0, 0);
export let programAddress: I32s = i32View(0, 0);
export let programManager: I32s = i32View(0, 0);
export let programActive: I32s = i32View(0, 0);
export let programRecruits: I32s = i32View(0, 0);
export let programEnable: I32s = i32View(0, 0);
export let programLoss: I32s = i32View(0, 0);
export let handShare: F64s = f64View(0, 0);
export let marketCoolDown: F64s = f64View(0, 0);
export let prospectShare: F64s = f64View(0, 0);
export let programCarries: F64s = f64View(0, 0);
export let motionEvent: I32s = i32View(0, 0);
export let motionOfArr: I32s = i32View(0, 0);
export let motionLift: I32s = i32View(0, 0);
export let motionLiftFactor: I32s = i32View(0, 0);
export let motionLiftFirst: I32s = i32View(0, 0);
export let liftRenewal: I32s = i32View(0, 0);
export let motionCancel: I32s = i32View(0, 0);
export let renewalSbgAlpha: I32s = i32View(0, 0);
export let renewalSbgBeta: I32s = i32View(0, 0);
export let renewalCoverage: I32s = i32View(0, 0);
export let renewalCoverageBeta: I32s = i32View(0, 0);
export let renewalWinBack: I32s = i32View(0, 0);
export let renewalWinBackAfter: I32s = i32View(0, 0);
export let renewalWinBackShare: I32s = i32View(0, 0);
export let renewalList: I32s = i32View(0, 0);
export let expansionSource: I32s = i32View(0, 0);
export let coveragePool: I32s = i32View(0, 0);
export let motionTenureFrom: F64s = f64View(0, 0);
export let motionTenureUntil: F64s = f64View(0, 0);
export let motionCancelDays: F64s = f64View(0, 0);
export let motionClawback: F64s = f64View(0, 0);
export let renewalTerm: F64s = f64View(0, 0);
export let renewalOnboardWeight: F64s = f64View(0, 0);
export let renewalOnboardDays: F64s = f64View(0, 0);
// what bears on a deal
export let motionTraitFirst: I32s = i32View(0, 0);
export let traitShare: I32s = i32View(0, 0);
export let traitValue: I32s = i32View(0, 0);
export let traitOdds: I32s = i32View(0, 0);
export let traitDays: I32s = i32View(0, 0);
export let traitAddress: I32s = i32View(0, 0);
export let motionSizeOdds: I32s = i32View(0, 0);
export let motionWith: I32s = i32View(0, 0);
export let stageProof: I32s = i32View(0, 0);
export let stageAssistFirst: I32s = i32View(0, 0);
export let assistPool: I32s = i32View(0, 0);
export let assistOdds: I32s = i32View(0, 0);
export let assistDays: I32s = i32View(0, 0);
export let teamProof: I32s = i32View(0, 0);
export let traitReference: F64s = f64View(0, 0);
export let motionMedianSize: F64s = f64View(0, 0);
export let seatFallThrough: I32s = i32View(0, 0);
export let poolBad: I32s = i32View(0, 0);
export let poolBadRate: I32s = i32View(0, 0);
export let poolPromotionFirst: I32s = i32View(0, 0);
export let promotionTo: I32s = i32View(0, 0);
export let promotionRate: I32s = i32View(0, 0);
export let promotionAddress: I32s = i32View(0, 0);
export let poolManager: I32s = i32View(0, 0);
export let poolBadOdds: F64s = f64View(0, 0);
export let poolLowBelow: F64s = f64View(0, 0);
export let poolLowFactor: F64s = f64View(0, 0);
export let promotionAfter: F64s = f64View(0, 0);
export let poolMentorLoad: F64s = f64View(0, 0);
export let poolSpan: F64s = f64View(0, 0);
export let poolCoaching: F64s = f64View(0, 0);

/** Binds every view to the program that begins at `base` bytes. The directory was checked by the host. */
export function bindProgram(base: i32): void {
  header = i32View(base, HEADER_WORDS);
  const sections: i32 = header[H_SECTIONS];
  const directory: I32s = i32View((base + HEADER_WORDS * 4) | 0, imul4(sections));
  for (let s: i32 = 0; s < sections; s = (s + 1) | 0) {
    const entry: i32 = imul4(s);
    bindSection(directory[entry], (base + directory[(entry + 2) | 0]) | 0, directory[(entry + 3) | 0]);
  }
}

function imul4(n: i32): i32 {
  return n << 2;
}

function bindSection(id: i32, at: i32, length: i32): void {
  switch (id) {
    case S_DAY_PERIOD: dayPeriod = i32View(at, length); break;
    case S_DAY_MONTH: dayMonth = i32View(at, length); break;
    case S_ARRIVAL_START: arrivalStart = i32View(at, length); break;
    case S_ARRIVAL_NUMBER: arrivalNumber = i32View(at, length); break;
    case S_RATE_FIRST: rateFirst = i32View(at, length); break;
    case S_RATE_START: rateStart = i32View(at, length); break;
    case S_PERIOD_START: periodStart = i32View(at, length); break;
    case S_PERIOD_DAYS: periodDays = i32View(at, length); break;
    case S_PERIOD_YEAR: periodYear = i32View(at, length); break;
    case S_INPUT_KIND: inputKind = i32View(at, length); break;
    case S_INPUT_ADDRESS: inputAddress = i32View(at, length); break;
    case S_INPUT_TABLE: inputTable = i32View(at, length); break;
    case S_INPUT_TABLE_KIND: inputTableKind = i32View(at, length); break;
    case S_INPUT_ENSEMBLE: inputEnsemble = i32View(at, length); break;
    case S_INPUT_COLUMN: inputColumn = i32View(at, length); break;
    case S_ENSEMBLE_ADDRESS: ensembleAddress = i32View(at, length); break;
    case S_ENSEMBLE_ROWS: ensembleRows = i32View(at, length); break;
    case S_ENSEMBLE_COLUMNS: ensembleColumns = i32View(at, length); break;
    case S_ENSEMBLE_FIRST: ensembleFirst = i32View(at, length); break;
    case S_COPULA_FIRST: copulaFirst = i32View(at, length); break;
    case S_COPULA_SIZE: copulaSize = i32View(at, length); break;
    case S_COPULA_MEMBER: copulaMember = i32View(at, length); break;
    case S_COPULA_MATRIX: copulaMatrix = i32View(at, length); break;
    case S_PARAM_INPUT: paramInput = i32View(at, length); break;
    case S_DIST_KIND: distKind = i32View(at, length); break;
    case S_DIST_TABLE: distTable = i32View(at, length); break;
    case S_DIST_LOCATION: distLocation = i32View(at, length); break;
    case S_DIST_SCALE: distScale = i32View(at, length); break;
    case S_DIST_BANK: distBank = i32View(at, length); break;
    case S_DIST_BANK_FIRST: distBankFirst = i32View(at, length); break;
    case S_BANK_TABLE: bankTable = i32View(at, length); break;
    case S_BANK_KIND: bankKind = i32View(at, length); break;
    case S_MOTION_OWNER: motionOwner = i32View(at, length); break;
    case S_MOTION_SEGMENT: motionSegment = i32View(at, length); break;
    case S_MOTION_FIRST_STAGE: motionFirstStage = i32View(at, length); break;
    case S_MOTION_CYCLIC: motionCyclic = i32View(at, length); break;
    case S_MOTION_WIN_RATE: motionWinRate = i32View(at, length); break;
    case S_MOTION_SIZE: motionSize = i32View(at, length); break;
    case S_MOTION_ONE_OFF: motionOneOff = i32View(at, length); break;
    case S_MOTION_PATIENCE: motionPatience = i32View(at, length); break;
    case S_MOTION_SLIP: motionSlip = i32View(at, length); break;
    case S_MOTION_PULL: motionPull = i32View(at, length); break;
    case S_MOTION_RENEWAL: motionRenewal = i32View(at, length); break;
    case S_MOTION_LOCAL: motionLocal = i32View(at, length); break;
    case S_MOTION_WARM: motionWarm = i32View(at, length); break;
    case S_MOTION_TEAM_FIRST: motionTeamFirst = i32View(at, length); break;
    case S_MOTION_FIRST_SOURCE: motionFirstSource = i32View(at, length); break;
    case S_TEAM_POOL: teamPool = i32View(at, length); break;
    case S_STAGE_MOTION: stageMotion = i32View(at, length); break;
    case S_STAGE_ADVANCE: stageAdvance = i32View(at, length); break;
    case S_STAGE_NO_DECISION: stageNoDecision = i32View(at, length); break;
    case S_STAGE_DAYS: stageDays = i32View(at, length); break;
    case S_STAGE_LOST_DAYS: stageLostDays = i32View(at, length); break;
    case S_STAGE_PATIENCE: stagePatience = i32View(at, length); break;
    case S_STAGE_WHOLE_DAYS: stageWholeDays = i32View(at, length); break;
    case S_STAGE_SET: stageSet = i32View(at, length); break;
    case S_STAGE_OWNER_SET: stageOwnerSet = i32View(at, length); break;
    case S_STAGE_NEXT_FIRST: stageNextFirst = i32View(at, length); break;
    case S_STAGE_NEXT_COUNT: stageNextCount = i32View(at, length); break;
    case S_STAGE_ADDRESS: stageAddress = i32View(at, length); break;
    case S_NEXT_STAGE: nextStage = i32View(at, length); break;
    case S_SET_OWNER: setOwner = i32View(at, length); break;
    case S_SET_FIRST: setFirst = i32View(at, length); break;
    case S_SET_COUNT: setCount = i32View(at, length); break;
    case S_SET_POOL: setPool = i32View(at, length); break;
    case S_SET_QUEUE: setQueue = i32View(at, length); break;
    case S_SET_QUEUES: setQueues = i32View(at, length); break;
    case S_QUEUE_SET: queueSet = i32View(at, length); break;
    case S_POOL_FIRST_SEAT: poolFirstSeat = i32View(at, length); break;
    case S_POOL_SEATS: poolSeats = i32View(at, length); break;
    case S_POOL_UNLIMITED: poolUnlimited = i32View(at, length); break;
    case S_POOL_ASSIGN: poolAssign = i32View(at, length); break;
    case S_POOL_ORDER: poolOrder = i32View(at, length); break;
    case S_POOL_RAMP_FIRST: poolRampFirst = i32View(at, length); break;
    case S_POOL_RAMP_STEPS: poolRampSteps = i32View(at, length); break;
    case S_POOL_SKILL: poolSkill = i32View(at, length); break;
    case S_POOL_HAZARD_FIRST: poolHazardFirst = i32View(at, length); break;
    case S_POOL_HAZARDS: poolHazards = i32View(at, length); break;
    case S_POOL_BACKFILL: poolBackfill = i32View(at, length); break;
    case S_POOL_FILL: poolFill = i32View(at, length); break;
    case S_POOL_LOST: poolLost = i32View(at, length); break;
    case S_POOL_MEASURE: poolMeasure = i32View(at, length); break;
    case S_HAZARD_RATE: hazardRate = i32View(at, length); break;
    case S_SEAT_POOL: seatPool = i32View(at, length); break;
    case S_SEAT_ADDRESS: seatAddress = i32View(at, length); break;
    case S_SEAT_KIND: seatKind = i32View(at, length); break;
    case S_SEAT_BUDGET: seatBudget = i32View(at, length); break;
    case S_SEAT_SLIP: seatSlip = i32View(at, length); break;
    case S_SEAT_ODDS_FIRST: seatOddsFirst = i32View(at, length); break;
    case S_SOURCE_MOTION: sourceMotion = i32View(at, length); break;
    case S_SOURCE_KIND: sourceKind = i32View(at, length); break;
    case S_SOURCE_ADDRESS: sourceAddress = i32View(at, length); break;
    case S_SOURCE_RATE: sourceRate = i32View(at, length); break;
    case S_SOURCE_OVER_DISPERSION: sourceOverDispersion = i32View(at, length); break;
    case S_SOURCE_RESALE: sourceResale = i32View(at, length); break;
    case S_SOURCE_ODDS: sourceOdds = i32View(at, length); break;
    case S_SOURCE_DAYS: sourceDays = i32View(at, length); break;
    case S_SELF_SOURCE: creating = i32View(at, length); break;
    case S_RENEWAL_OWNER: renewalOwner = i32View(at, length); break;
    case S_RENEWAL_SEGMENT: renewalSegment = i32View(at, length); break;
    case S_RENEWAL_RATE_FIRST: renewalRateFirst = i32View(at, length); break;
    case S_RENEWAL_RATES: renewalRates = i32View(at, length); break;
    case S_RENEWAL_CONTRACTION: renewalContraction = i32View(at, length); break;
    case S_RENEWAL_CONTRACTION_SHARE: renewalContractionShare = i32View(at, length); break;
    case S_RENEWAL_UPLIFT: renewalUplift = i32View(at, length); break;
    case S_RENEWAL_RATE: renewalRate = i32View(at, length); break;
    case S_GROUP_RENEWAL: groupRenewal = i32View(at, length); break;
    case S_GROUP_COUNT: groupCount = i32View(at, length); break;
    case S_GROUP_ARR: groupArr = i32View(at, length); break;
    case S_GROUP_RANDOM: groupRandom = i32View(at, length); break;
    case S_GROUP_ADDRESS: groupAddress = i32View(at, length); break;
    case S_DEAL_STAGE: dealStage = i32View(at, length); break;
    case S_DEAL_SOURCE: dealSource = i32View(at, length); break;
    case S_DEAL_ADDRESS: dealAddress = i32View(at, length); break;
    case S_RATE_SEASON: rateSeason = f64View(at, length); break;
    case S_SOURCE_FACTOR: sourceFactor = f64View(at, length); break;
    case S_SEASON_ARRIVALS: seasonArrivals = f64View(at, length); break;
    case S_INPUT_LOCATION: inputLocation = f64View(at, length); break;
    case S_INPUT_SCALE: inputScale = f64View(at, length); break;
    case S_INPUT_STEP: inputStep = f64View(at, length); break;
    case S_ENSEMBLE_VALUE: ensembleValue = f64View(at, length); break;
    case S_COPULA_CHOLESKY: copulaCholesky = f64View(at, length); break;
    case S_PARAM_VALUE: paramValue = f64View(at, length); break;
    case S_DIST_STEP: distStep = f64View(at, length); break;
    case S_BANK_LOCATION: bankLocation = f64View(at, length); break;
    case S_BANK_SCALE: bankScale = f64View(at, length); break;
    case S_TABLES: tables = f64View(at, length); tablesAt = at; break;
    case S_MOTION_EXPONENT: motionExponent = f64View(at, length); break;
    case S_MOTION_LN_WIN: motionLnWin = f64View(at, length); break;
    case S_MOTION_TERM_DAYS: motionTermDays = f64View(at, length); break;
    case S_MOTION_START_DELAY: motionStartDelay = f64View(at, length); break;
    case S_MOTION_SLIP_DAYS: motionSlipDays = f64View(at, length); break;
    case S_MOTION_PULL_DAYS: motionPullDays = f64View(at, length); break;
    case S_MOTION_PULL_DISCOUNT: motionPullDiscount = f64View(at, length); break;
    case S_MOTION_OPENING_COUNT: motionOpeningCount = f64View(at, length); break;
    case S_MOTION_OPENING_VALUE: motionOpeningValue = f64View(at, length); break;
    case S_MOTION_SEASON_ODDS: motionSeasonOdds = f64View(at, length); break;
    case S_TEAM_SHARE: teamShare = f64View(at, length); break;
    case S_STAGE_LN_ADVANCE: stageLnAdvance = f64View(at, length); break;
    case S_NEXT_SHARE: nextShare = f64View(at, length); break;
    case S_SEASON_SIZE: seasonSize = f64View(at, length); break;
    case S_POOL_CAPACITY: poolCapacity = f64View(at, length); break;
    case S_POOL_STEP_DAYS: poolStepDays = f64View(at, length); break;
    case S_POOL_HANDOVER_DAYS: poolHandoverDays = f64View(at, length); break;
    case S_POOL_QUOTA: poolQuota = f64View(at, length); break;
    case S_POOL_QUOTA_RATE: poolQuotaRate = f64View(at, length); break;
    case S_POOL_CREDIT: poolCredit = f64View(at, length); break;
    case S_POOL_CREDIT_TO_DATE: poolCreditToDate = f64View(at, length); break;
    case S_RAMP_SLOTS: rampSlots = f64View(at, length); break;
    case S_RAMP_ODDS: rampOdds = f64View(at, length); break;
    case S_RAMP_SHARE: rampShare = f64View(at, length); break;
    case S_RAMP_RELIEF: rampRelief = f64View(at, length); break;
    case S_HAZARD_FROM: hazardFrom = f64View(at, length); break;
    case S_SEAT_START: seatStart = f64View(at, length); break;
    case S_SEAT_TENURE: seatTenure = f64View(at, length); break;
    case S_SOURCE_MARGIN: sourceMargin = f64View(at, length); break;
    case S_SOURCE_CREDIT: sourceCredit = f64View(at, length); break;
    case S_SHOCK_PERSISTENCE: shockPersistence = f64View(at, length); break;
    case S_RENEWAL_LEAD: renewalLead = f64View(at, length); break;
    case S_RENEWAL_UNCOVERED: renewalUncovered = f64View(at, length); break;
    case S_RENEWAL_RATE_FROM: renewalRateFrom = f64View(at, length); break;
    case S_GROUP_TERM: groupTerm = f64View(at, length); break;
    case S_GROUP_TENURE: groupTenure = f64View(at, length); break;
    case S_DEAL_AMOUNT: dealAmount = f64View(at, length); break;
    case S_DEAL_AGE: dealAge = f64View(at, length); break;
    case S_DEAL_STAGE_AGE: dealStageAge = f64View(at, length); break;
    case S_DEAL_WIN: dealWin = f64View(at, length); break;
    case S_POOL_PAY: poolPay = i32View(at, length); break;
    case S_POOL_PAY_TO_DATE: poolPayToDate = i32View(at, length); break;
    case S_POOL_TIER_FIRST: poolTierFirst = i32View(at, length); break;
    case S_ROLLUP_POOL: rollupPool = i32View(at, length); break;
    case S_ROLLUP_FIRST: rollupFirst = i32View(at, length); break;
    case S_ROLLUP_MEMBER: rollupMember = i32View(at, length); break;
    case S_PAY_BASE: payBase = f64View(at, length); break;
    case S_PAY_VARIABLE: payVariable = f64View(at, length); break;
    case S_PAY_CAP: payCap = f64View(at, length); break;
    case S_PAY_PER_CREDIT: payPerCredit = f64View(at, length); break;
    case S_PAY_GUARANTEE: payGuarantee = f64View(at, length); break;
    case S_PAY_GUARANTEE_DAYS: payGuaranteeDays = f64View(at, length); break;
    case S_TIER_FROM: tierFrom = f64View(at, length); break;
    case S_TIER_RATE: tierRate = f64View(at, length); break;
    case S_ROLLUP_SHARE: rollupShare = f64View(at, length); break;
    case S_MOTION_LEADS: motionLeads = i32View(at, length); break;
    case S_MOTION_HAND_FIRST: motionHandFirst = i32View(at, length); break;
    case S_HAND_SOURCE: handSource = i32View(at, length); break;
    case S_SOURCE_MARKET: sourceMarket = i32View(at, length); break;
    case S_SOURCE_FROM: sourceFrom = i32View(at, length); break;
    case S_SOURCE_UNTIL: sourceUntil = i32View(at, length); break;
    case S_MARKET_ACCOUNTS: marketAccounts = i32View(at, length); break;
    case S_MARKET_OPENING: marketOpening = i32View(at, length); break;
    case S_PROSPECT_UNLESS: prospectUnless = i32View(at, length); break;
    case S_PROGRAM_ADDRESS: programAddress = i32View(at, length); break;
    case S_PROGRAM_MANAGER: programManager = i32View(at, length); break;
    case S_PROGRAM_ACTIVE: programActive = i32View(at, length); break;
    case S_PROGRAM_RECRUITS: programRecruits = i32View(at, length); break;
    case S_PROGRAM_ENABLE: programEnable = i32View(at, length); break;
    case S_PROGRAM_LOSS: programLoss = i32View(at, length); break;
    case S_HAND_SHARE: handShare = f64View(at, length); break;
    case S_MARKET_COOL_DOWN: marketCoolDown = f64View(at, length); break;
    case S_PROSPECT_SHARE: prospectShare = f64View(at, length); break;
    case S_PROGRAM_CARRIES: programCarries = f64View(at, length); break;
    case S_MOTION_EVENT: motionEvent = i32View(at, length); break;
    case S_MOTION_OF_ARR: motionOfArr = i32View(at, length); break;
    case S_MOTION_LIFT: motionLift = i32View(at, length); break;
    case S_MOTION_LIFT_FACTOR: motionLiftFactor = i32View(at, length); break;
    case S_MOTION_LIFT_FIRST: motionLiftFirst = i32View(at, length); break;
    case S_LIFT_RENEWAL: liftRenewal = i32View(at, length); break;
    case S_MOTION_CANCEL: motionCancel = i32View(at, length); break;
    case S_RENEWAL_SBG_ALPHA: renewalSbgAlpha = i32View(at, length); break;
    case S_RENEWAL_SBG_BETA: renewalSbgBeta = i32View(at, length); break;
    case S_RENEWAL_COVERAGE: renewalCoverage = i32View(at, length); break;
    case S_RENEWAL_COVERAGE_BETA: renewalCoverageBeta = i32View(at, length); break;
    case S_RENEWAL_WIN_BACK: renewalWinBack = i32View(at, length); break;
    case S_RENEWAL_WIN_BACK_AFTER: renewalWinBackAfter = i32View(at, length); break;
    case S_RENEWAL_WIN_BACK_SHARE: renewalWinBackShare = i32View(at, length); break;
    case S_RENEWAL_LIST: renewalList = i32View(at, length); break;
    case S_EXPANSION_SOURCE: expansionSource = i32View(at, length); break;
    case S_COVERAGE_POOL: coveragePool = i32View(at, length); break;
    case S_MOTION_TENURE_FROM: motionTenureFrom = f64View(at, length); break;
    case S_MOTION_TENURE_UNTIL: motionTenureUntil = f64View(at, length); break;
    case S_MOTION_CANCEL_DAYS: motionCancelDays = f64View(at, length); break;
    case S_MOTION_CLAWBACK: motionClawback = f64View(at, length); break;
    case S_RENEWAL_TERM: renewalTerm = f64View(at, length); break;
    case S_RENEWAL_ONBOARD_WEIGHT: renewalOnboardWeight = f64View(at, length); break;
    case S_RENEWAL_ONBOARD_DAYS: renewalOnboardDays = f64View(at, length); break;
    case S_MOTION_TRAIT_FIRST: motionTraitFirst = i32View(at, length); break;
    case S_TRAIT_SHARE: traitShare = i32View(at, length); break;
    case S_TRAIT_VALUE: traitValue = i32View(at, length); break;
    case S_TRAIT_ODDS: traitOdds = i32View(at, length); break;
    case S_TRAIT_DAYS: traitDays = i32View(at, length); break;
    case S_TRAIT_ADDRESS: traitAddress = i32View(at, length); break;
    case S_MOTION_SIZE_ODDS: motionSizeOdds = i32View(at, length); break;
    case S_MOTION_WITH: motionWith = i32View(at, length); break;
    case S_STAGE_PROOF: stageProof = i32View(at, length); break;
    case S_STAGE_ASSIST_FIRST: stageAssistFirst = i32View(at, length); break;
    case S_ASSIST_POOL: assistPool = i32View(at, length); break;
    case S_ASSIST_ODDS: assistOdds = i32View(at, length); break;
    case S_ASSIST_DAYS: assistDays = i32View(at, length); break;
    case S_TEAM_PROOF: teamProof = i32View(at, length); break;
    case S_TRAIT_REFERENCE: traitReference = f64View(at, length); break;
    case S_MOTION_MEDIAN_SIZE: motionMedianSize = f64View(at, length); break;
    case S_SEAT_FALL_THROUGH: seatFallThrough = i32View(at, length); break;
    case S_POOL_BAD: poolBad = i32View(at, length); break;
    case S_POOL_BAD_RATE: poolBadRate = i32View(at, length); break;
    case S_POOL_PROMOTION_FIRST: poolPromotionFirst = i32View(at, length); break;
    case S_PROMOTION_TO: promotionTo = i32View(at, length); break;
    case S_PROMOTION_RATE: promotionRate = i32View(at, length); break;
    case S_PROMOTION_ADDRESS: promotionAddress = i32View(at, length); break;
    case S_POOL_MANAGER: poolManager = i32View(at, length); break;
    case S_POOL_BAD_ODDS: poolBadOdds = f64View(at, length); break;
    case S_POOL_LOW_BELOW: poolLowBelow = f64View(at, length); break;
    case S_POOL_LOW_FACTOR: poolLowFactor = f64View(at, length); break;
    case S_PROMOTION_AFTER: promotionAfter = f64View(at, length); break;
    case S_POOL_MENTOR_LOAD: poolMentorLoad = f64View(at, length); break;
    case S_POOL_SPAN: poolSpan = f64View(at, length); break;
    case S_ASSIST_FROM: assistFrom = i32View(at, length); break;
    case S_MOTION_SPLIT_POOL: motionSplitPool = i32View(at, length); break;
    case S_MOTION_SPLIT: motionSplit = i32View(at, length); break;
    case S_MOTION_SPLIT_SHARE: motionSplitShare = f64View(at, length); break;
    case S_POOL_RECOVERS: poolRecovers = i32View(at, length); break;
    case S_SEAT_POTENTIAL: seatPotential = f64View(at, length); break;
    case S_POOL_COACHING: poolCoaching = f64View(at, length); break;
    default: break;
  }
}
