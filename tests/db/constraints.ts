/*
 * Everything that the migrations add and the schema cannot say. `migrations.test.ts` compares this
 * list with the database's catalogue and runs each violation on a seeded database: it must be
 * refused under exactly this name.
 */

export interface Constraint {
  name: string;
  kind: 'check' | 'unique_index' | 'trigger';
  /** One statement that breaks this rule and no other. */
  violation: string;
}

const check = (name: string, violation: string): Constraint => ({ name, kind: 'check', violation });

/** The first request in a state, as the seed left it. */
const request = (state: string) => `(SELECT min("id") FROM "PartnershipRequest" WHERE "state" = '${state}')`;

/** A second version of the weights, right but for `change`. */
function weights(change: Record<string, number | string>): string {
  const parts = { skills: 450, place: 150, sector: 100, format: 80, hours: 80, languages: 50, freshness: 40, attention: 50 };
  const row: Record<string, number | string> = {
    version: 2,
    ...parts,
    authorId: `(SELECT min("id") FROM "User")`,
    reason: "'x'",
    ...change,
  };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `INSERT INTO "MatchWeights" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`;
}

const aDraft = `(SELECT min("id") FROM "Draft")`;

/** A pledge that waits, right but for `change`. */
function companyInvitation(change: Record<string, number | string>): string {
  const row = {
    ...{ id: "'x'", organisationId: 1, companyName: "'x'", email: "'x@khibra.example'", locale: "'fr'" },
    ...{ tokenHash: "'x'", expiresAt: "now() + '1 day'", ...change },
  };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `INSERT INTO "CompanyInvitation" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`;
}

function waitingPledge(change: Record<string, number | string>): string {
  const row: Record<string, number | string> = {
    organisationId: 2,
    needId: 1,
    needVersion: 1,
    createdById: somebody,
    quarters: 4,
    startsOn: "'2026-01-01'",
    mode: "'remote'",
    ...change,
  };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `INSERT INTO "WaitingPledge" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`;
}

/** A round, right but for `change`. */
function round(change: Record<string, number | string>): string {
  const row: Record<string, number | string> = {
    startsFrom: "'2026-01-01'",
    startsUntil: "'2026-01-01'",
    mostPerNeed: 1,
    mostPerOrganisation: 1,
    authorId: somebody,
    updatedAt: 'now()',
    ...change,
  };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `INSERT INTO "Round" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`;
}

/** A pair of a round of its own, right but for `change`. */
function roundPair(change: Record<string, number | string>): string {
  const row: Record<string, number | string> = { roundId: 'id', needId: 1, offerId: 1, points: 500, quarters: 4, ...change };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `WITH round AS (${round({})} RETURNING "id")
    INSERT INTO "RoundPair" (${columns.join(', ')}) SELECT ${Object.values(row).join(', ')} FROM round`;
}

/** Sets something of a mission that nobody has signed. */
const mission = (change: string) =>
  `UPDATE "Mission" SET ${change} WHERE "id" = (SELECT min("id") FROM "Mission" WHERE "signedAt" IS NULL)`;

const somebody = `(SELECT min("id") FROM "User")`;
const partnership = (change: string) =>
  `UPDATE "Partnership" SET ${change} WHERE "id" = (SELECT min("id") FROM "Partnership" WHERE "state" = 'active')`;
const diagnostic = (change: string) => `UPDATE "Diagnostic" SET ${change} WHERE "closedAt" IS NULL`;
const diagnosticAnswer = (change: string, closed: 'NULL' | 'NOT NULL') =>
  `UPDATE "DiagnosticAnswer" SET ${change} WHERE "diagnosticId" IN (SELECT "id" FROM "Diagnostic" WHERE "closedAt" IS ${closed})`;
/** A search with what it is called, and a match of it with a need and this offer. */
const savedSearch = (name: string, offerId: string) =>
  `WITH search AS (
     INSERT INTO "SavedSearch" ("userId", "kind", "name", "query", "alerts", "comparedUntil")
     VALUES (${somebody}, 'need', ${name}, '?q=x', 'none', now()) RETURNING "id")
   INSERT INTO "SavedSearchMatch" ("searchId", "needId", "offerId") SELECT "id", 1, ${offerId} FROM search`;

const supportStep = (version: string, who: string) =>
  `INSERT INTO "SupportStep" ("organisationId", "kind", "dimension", "what", "who", "nextOn", "version", "createdById", "updatedAt")
   VALUES (1, 'technical', 'governance', 'x', ${who}, now(), ${version}, ${somebody}, now())`;
const report = (change: string) => `UPDATE "Report" SET ${change}`;
const review = (next: string) =>
  `INSERT INTO "PartnershipReview" ("partnershipId", "kind", "reached", "next", "byId")
   SELECT min("id"), 'COMPANY', 'x', ${next}, ${somebody} FROM "Partnership"`;

/** Somebody named on a mission, right but for `change`. */
function missionPerson(change: Record<string, string>): string {
  const row: Record<string, string> = {
    missionId: `(SELECT min("id") FROM "Mission")`,
    email: "'x@khibra.example'",
    name: "'x'",
    function: "'x'",
    tokenHash: "'x'",
    expiresAt: 'now()',
    namedById: somebody,
    ...change,
  };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `INSERT INTO "MissionPerson" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`;
}

/** Hours of a mission, right but for `change`. */
function hours(change: Record<string, number | string>): string {
  const row: Record<string, number | string> = {
    missionId: `(SELECT min("id") FROM "Mission")`,
    byId: somebody,
    workedOn: "'2026-01-01'",
    quarters: 4,
    what: "'x'",
    ...change,
  };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `INSERT INTO "HourEntry" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`;
}

/** A step of a mission, right but for `change`. */
function planItem(change: Record<string, number | string>): string {
  const row: Record<string, number | string> = {
    missionId: `(SELECT min("id") FROM "Mission")`,
    kind: "'step'",
    title: "'x'",
    dueOn: "'2026-01-01'",
    createdById: somebody,
    updatedAt: 'now()',
    ...change,
  };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `INSERT INTO "PlanItem" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`;
}

/** A file of a step of its own, right but for `change`. */
function planFile(change: Record<string, number | string>): string {
  const row: Record<string, number | string> = {
    id: "'x'",
    itemId: 'id',
    type: `'pdf'::"FileType"`,
    name: "'x.pdf'",
    size: 1,
    sha256: "'x'",
    bytes: "'x'::bytea",
    addedById: somebody,
    ...change,
  };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `WITH item AS (${planItem({})} RETURNING "id")
    INSERT INTO "PlanFile" (${columns.join(', ')}) SELECT ${Object.values(row).join(', ')} FROM item`;
}

/** A meeting of a mission, right but for `change`. */
function meeting(change: Record<string, number | string>): string {
  const row: Record<string, number | string> = {
    missionId: `(SELECT min("id") FROM "Mission")`,
    title: "'x'",
    heldOn: "'2026-01-01'",
    startsAt: "'10:00'",
    minutes: 60,
    place: "'x'",
    createdById: somebody,
    updatedAt: 'now()',
    ...change,
  };
  const columns = Object.keys(row).map((column) => `"${column}"`);
  return `INSERT INTO "Meeting" (${columns.join(', ')}) VALUES (${Object.values(row).join(', ')})`;
}

/** A document and a signature, right but for `change`. */
function row(table: string, right: Record<string, string>) {
  return (change: Record<string, string>) => {
    const all = { ...right, ...change };
    const columns = Object.keys(all).map((column) => `"${column}"`);
    return `INSERT INTO "${table}" (${columns.join(', ')}) VALUES (${Object.values(all).join(', ')})`;
  };
}
const document = row('MissionDocument', {
  missionId: `(SELECT min("id") FROM "Mission")`,
  kind: "'agreement'",
  reference: "'KH-2026-99999'",
  code: "'000000000000'",
  textVersion: '1',
  agreementVersion: '1',
  bytes: "'x'",
  sha256: `encode(sha256('x'), 'hex')`,
  issuedById: somebody,
});
const signature = row('AgreementSignature', {
  id: "'x'",
  missionId: `(SELECT min("id") FROM "Mission")`,
  side: "'giver'",
  name: "'x'",
  function: "'x'",
  byId: somebody,
  scanType: "'pdf'",
  scanName: "'x.pdf'",
  scanSha256: "'x'",
  scan: "'x'",
});

const certificate = row('Certificate', {
  missionId: `(SELECT min("id") FROM "Mission")`,
  side: "'receiver'",
  language: "'ar'",
  reference: "'KA-2026-99999'",
  code: "'000000000000'",
  quarters: '4',
  startsOn: "'2026-01-01'",
  endsOn: "'2026-01-02'",
  factsSha256: "'x'",
  bytes: "'x'",
  sha256: `encode(sha256('x'), 'hex')`,
  issuedById: somebody,
});

const amendment = row('Amendment', {
  missionId: `(SELECT min("id") FROM "Mission")`,
  side: "'giver'",
  quartersBefore: '4',
  endsOnBefore: "'2026-01-01'",
  quarters: '8',
  endsOn: "'2026-01-01'",
  reason: "'x'",
});

const catalogued = row('Indicator', {
  ...{ code: "'x'", position: '99', nameFr: "'x'", nameAr: "'x'", unitFr: "'x'", unitAr: "'x'", howFr: "'x'", howAr: "'x'" },
  ...{ kind: "'count'", direction: "'up'", lowest: '0', highest: '1', decimals: '0' },
});
const indicator = row('MissionIndicator', {
  missionId: `(SELECT min("id") FROM "Mission")`,
  nameFr: "'x'",
  chosenById: somebody,
  ...{ kind: "'count'", direction: "'up'", lowest: '0', highest: '1', decimals: '0' },
});

const forum = row('Forum', {
  ...{ nameFr: "'x'", place: "'x'", provinceCode: "'06.141'", startsOn: "'2026-01-02'", endsOn: "'2026-01-02'" },
  ...{ createdById: somebody, updatedAt: 'now()' },
});
/** What belongs to a forum of its own, right but for `change`. */
const atForum = (table: string, right: Record<string, string>) => (change: Record<string, string>) =>
  `${forum({})}; ${row(table, { forumId: '(SELECT max("id") FROM "Forum")', ...right })(change)}`;
const visitor = { name: "'x'", email: "'x@khibra.example'", locale: "'fr'", consentAt: 'now()', consentVersion: '1' };
const registration = atForum('ForumRegistration', { ...visitor, kind: "'visitor'", updatedAt: 'now()' });
const contact = atForum('ForumContact', { ...visitor, clientId: 'gen_random_uuid()', spokeOf: "'x'", metAt: 'now()' });
const fileOfForum = {
  kind: "'contacts'",
  byId: somebody,
  fileName: "'x.csv'",
  rows: '1',
  written: '1',
  confirmedAt: 'now()',
  undoUntil: 'now()',
};
const imported = atForum('ForumImport', fileOfForum);
/** What belongs to a file of its own, right but for `change`. */
const inFile = (table: string, right: Record<string, string>) => (change: Record<string, string>) =>
  `${imported({})}; ${row(table, { importId: '(SELECT max("id") FROM "ForumImport")', ...right })(change)}`;
const fileRow = inFile('ForumImportRow', { line: '3' });
const fileMatch = { matchedBy: "'email'", matchLine: '2', decision: "'merge'" };
const fileMerge = inFile('ForumImportMerge', { registrationId: '(SELECT max("id") FROM "ForumRegistration")' });
const lead = atForum('Lead', { organisation: "'x'", updatedAt: 'now()' });
const leadEvent = row('LeadEvent', { leadId: '(SELECT max("id") FROM "Lead")', state: "'new'" });

export const constraints: readonly Constraint[] = [
  check('region_code_is_of_the_twelve', `INSERT INTO "Region" ("code", "nameFr", "nameAr") VALUES ('13', 'x', 'x')`),
  check(
    'province_lies_in_its_region',
    `INSERT INTO "Province" ("code", "regionCode", "nameFr", "nameAr", "type") VALUES ('02.999', '01', 'x', 'x', 'province')`,
  ),
  check('province_type_is_known', `UPDATE "Province" SET "type" = 'prefecture_of_arrondissements' WHERE "code" = '06.141'`),

  check('user_email_is_lower_case', `INSERT INTO "User" ("id", "email", "name") VALUES ('x', 'Nom@khibra.example', 'x')`),
  check('attempt_window_failures_not_negative', `INSERT INTO "AttemptWindow" ("key", "failures", "endsAt") VALUES ('x', -1, now())`),
  check('staff_role_national_has_no_region', `UPDATE "StaffRole" SET "national" = true WHERE cardinality("regions") > 0`),
  check('staff_role_regions_are_known', `UPDATE "StaffRole" SET "regions" = '{04,16}' WHERE cardinality("regions") > 0`),

  check('organisation_version_positive', `UPDATE "Organisation" SET "version" = 0 WHERE "id" = 1`),
  check('organisation_attention_within_50', `UPDATE "Organisation" SET "attention" = 51 WHERE "id" = 1`),
  check('organisation_province_lies_in_its_region', `UPDATE "Organisation" SET "provinceCode" = '04.421' WHERE "id" = 1`),
  check('organisation_founded_in_a_year', `UPDATE "Organisation" SET "foundedIn" = 11 WHERE "id" = 1`),
  check('organisation_legal_form_is_of_its_kind', `UPDATE "Organisation" SET "legalForm" = 'company' WHERE "id" = 1`),
  check('organisation_verified_has_its_time', `UPDATE "Organisation" SET "verifiedAt" = NULL WHERE "id" = 1`),
  check('organisation_has_a_name', `UPDATE "Organisation" SET "nameFr" = NULL, "nameAr" = NULL WHERE "id" = 1`),
  check('organisation_is_not_merged_into_itself', `UPDATE "Organisation" SET "mergedIntoId" = 1 WHERE "id" = 1`),
  check('organisation_waits_since_a_time', `UPDATE "Organisation" SET "submittedAt" = NULL WHERE "state" = 'submitted'`),
  check('organisation_links_at_most_5', `UPDATE "Organisation" SET "links" = array_fill('x'::text, ARRAY[6]) WHERE "id" = 1`),
  check('organisation_returned_has_a_reason', `UPDATE "Organisation" SET "state" = 'returned', "stateReason" = ' ' WHERE "id" = 1`),
  check('organisation_merged_is_suspended', `UPDATE "Organisation" SET "mergedIntoId" = 2 WHERE "id" = 1`),
  check(
    'logo_is_light',
    `INSERT INTO "Logo" ("organisationId", "bytes", "width", "height", "sha256", "updatedAt")
     VALUES (1, decode(repeat('00', 8001), 'hex'), 256, 256, 'x', now())`,
  ),
  check('company_ice_has_15_digits_and_its_key', `UPDATE "Company" SET "ice" = '009910137000026' WHERE "organisationId" = 37`),
  check('company_employees_not_negative', `UPDATE "Company" SET "employees" = -1 WHERE "organisationId" = 37`),

  check(
    'mailed_link_email_is_lower_case',
    `INSERT INTO "MailedLink" ("id", "purpose", "tokenHash", "email", "expiresAt") VALUES ('x', 'reset_password', 'x', 'X@khibra.example', now() + '1 day')`,
  ),
  check(
    'mailed_link_expires_after_it_was_made',
    `INSERT INTO "MailedLink" ("id", "purpose", "tokenHash", "email", "expiresAt") VALUES ('x', 'reset_password', 'x', 'x@khibra.example', now() - interval '1 day')`,
  ),
  check('organisation_origin_is_of_a_company', `UPDATE "Organisation" SET "origin" = 'direct' WHERE "kind" = 'ASSOCIATION'`),
  check(
    'invitation_email_is_lower_case',
    `INSERT INTO "Invitation" ("id", "organisationId", "email", "role", "tokenHash", "expiresAt") VALUES ('x', 1, 'X@khibra.example', 'member', 'x', now())`,
  ),
  check(
    'invitation_ends_once',
    `INSERT INTO "Invitation" ("id", "organisationId", "email", "role", "tokenHash", "expiresAt", "acceptedAt", "revokedAt")
     VALUES ('x', 1, 'x@khibra.example', 'member', 'x', now(), now(), now())`,
  ),
  {
    name: 'invitation_waits_once',
    kind: 'unique_index',
    violation: `
      INSERT INTO "Invitation" ("id", "organisationId", "email", "role", "tokenHash", "expiresAt")
      VALUES ('x', 1, 'x@khibra.example', 'member', 'x', now()), ('y', 1, 'x@khibra.example', 'owner', 'y', now())`,
  },
  check('company_invitation_email_is_lower_case', companyInvitation({ email: "'X@khibra.example'" })),
  check('company_invitation_ends_once', companyInvitation({ acceptedAt: 'now()', companyId: 37, revokedAt: 'now()' })),
  check('company_invitation_accepted_became_a_company', companyInvitation({ acceptedAt: 'now()' })),
  {
    name: 'company_invitation_waits_once',
    kind: 'unique_index',
    // The programme is one inviter, like an association.
    violation: `${companyInvitation({ organisationId: 'NULL' })}; ${companyInvitation({ organisationId: 'NULL', id: "'y'", tokenHash: "'y'" })}`,
  },
  check('mission_person_email_is_lower_case', missionPerson({ email: "'X@khibra.example'" })),
  check('mission_person_confirms_with_an_account', missionPerson({ confirmedAt: 'now()' })),
  check('mission_person_answers_once', missionPerson({ confirmedAt: 'now()', userId: somebody, declinedAt: 'now()' })),
  {
    name: 'mission_person_named_once',
    kind: 'unique_index',
    violation: `${missionPerson({})}; ${missionPerson({ tokenHash: "'y'" })}`,
  },
  {
    name: 'mission_person_confirms_once',
    kind: 'unique_index',
    violation: `${missionPerson({ confirmedAt: 'now()', userId: somebody })};
      ${missionPerson({ confirmedAt: 'now()', userId: somebody, email: "'y@khibra.example'", tokenHash: "'y'" })}`,
  },
  check('email_domain_is_lower_case', `INSERT INTO "EmailDomain" ("organisationId", "domain", "provedAt") VALUES (37, 'X.example', now())`),
  check(
    'profile_change_is_decided_as_a_whole',
    `INSERT INTO "ProfileChange" ("organisationId", "values", "decidedAt") VALUES (1, '{}', now())`,
  ),
  {
    name: 'profile_change_waits_once',
    kind: 'unique_index',
    violation: `INSERT INTO "ProfileChange" ("organisationId", "values") VALUES (1, '{}'), (1, '{}')`,
  },
  check('merge_joins_two', `INSERT INTO "OrganisationMerge" ("keptId", "goneId") VALUES (1, 1)`),
  check('merge_is_decided_as_a_whole', `INSERT INTO "OrganisationMerge" ("keptId", "goneId", "confirmed") VALUES (1, 2, false)`),
  check(
    'merge_takes_two_people',
    `INSERT INTO "OrganisationMerge" ("keptId", "goneId", "confirmed", "decidedAt", "proposedById", "decidedById")
     VALUES (1, 2, true, now(), 'x', 'x')`,
  ),
  {
    name: 'merge_waits_once',
    kind: 'unique_index',
    violation: `INSERT INTO "OrganisationMerge" ("keptId", "goneId") VALUES (1, 2), (3, 2)`,
  },
  check(
    'draft_version_positive',
    `INSERT INTO "Draft" ("id", "kind", "organisationId", "authorId", "version", "fields", "updatedAt")
     SELECT 'x', 'need', 1, min("id"), 0, '{}', now() FROM "User"`,
  ),
  check(
    'skill_proposal_is_decided_as_a_whole',
    `INSERT INTO "SkillProposal" ("label", "writtenIn", "organisationId", "decidedAt") VALUES ('x', 'fr', 1, now())`,
  ),
  check(
    'skill_proposal_became_a_skill',
    `INSERT INTO "SkillProposal" ("label", "writtenIn", "organisationId", "state", "decidedAt") VALUES ('x', 'fr', 1, 'merged', now())`,
  ),
  check(
    'listing_skill_proposal_is_of_one_listing',
    `WITH proposal AS (INSERT INTO "SkillProposal" ("label", "writtenIn", "organisationId") VALUES ('x', 'fr', 1) RETURNING "id")
     INSERT INTO "ListingSkillProposal" ("proposalId") SELECT "id" FROM proposal`,
  ),
  check(
    'listing_skill_proposal_says_its_detail',
    `WITH proposal AS (INSERT INTO "SkillProposal" ("label", "writtenIn", "organisationId") VALUES ('x', 'fr', 1) RETURNING "id")
     INSERT INTO "ListingSkillProposal" ("proposalId", "needId", "level") SELECT "id", 1, 2 FROM proposal`,
  ),

  check('need_version_positive', `UPDATE "SkillNeed" SET "version" = 0 WHERE "id" = 1`),
  check('need_quarters_total_positive', `UPDATE "SkillNeed" SET "quartersTotal" = 0, "quartersLeft" = 0 WHERE "id" = 1`),
  check('need_quarters_left_within_total', `UPDATE "SkillNeed" SET "quartersLeft" = "quartersTotal" + 1 WHERE "id" = 1`),
  check('need_has_a_complete_language', `UPDATE "SkillNeed" SET "deliverableFr" = NULL, "deliverableAr" = NULL WHERE "id" = 1`),
  check('need_has_a_working_language', `UPDATE "SkillNeed" SET "languages" = '{}' WHERE "id" = 1`),
  check('need_province_lies_in_its_region', `UPDATE "SkillNeed" SET "provinceCode" = '04.421' WHERE "id" = 1`),
  check('need_closes_by_its_start', `UPDATE "SkillNeed" SET "closesOn" = "wantedStart" + 1 WHERE "id" = 1`),
  check('need_reviewed_has_been_published', `UPDATE "SkillNeed" SET "publishedAt" = NULL WHERE "id" = 1`),

  check('need_waits_since_a_time', `UPDATE "SkillNeed" SET "state" = 'submitted', "submittedAt" = NULL WHERE "id" = 1`),

  check('offer_version_positive', `UPDATE "ExpertiseOffer" SET "version" = 0 WHERE "id" = 1`),
  check('offer_quarters_total_positive', `UPDATE "ExpertiseOffer" SET "quartersTotal" = 0, "quartersLeft" = 0 WHERE "id" = 1`),
  check('offer_quarters_left_within_total', `UPDATE "ExpertiseOffer" SET "quartersLeft" = -1 WHERE "id" = 1`),
  check('offer_quarters_per_month_positive', `UPDATE "ExpertiseOffer" SET "quartersPerMonth" = 0 WHERE "id" = 1`),
  check('offer_has_a_complete_language', `UPDATE "ExpertiseOffer" SET "titleFr" = NULL, "titleAr" = NULL WHERE "id" = 1`),
  check('offer_has_a_working_language', `UPDATE "ExpertiseOffer" SET "languages" = '{}' WHERE "id" = 1`),
  check('offer_has_a_sector', `UPDATE "ExpertiseOffer" SET "sectors" = '{}' WHERE "id" = 1`),
  check('offer_can_be_reached', `UPDATE "ExpertiseOffer" SET "remote" = false, "regions" = '{}' WHERE "id" = 1`),
  check('offer_regions_are_known', `UPDATE "ExpertiseOffer" SET "regions" = '{16}' WHERE "id" = 1`),
  check('offer_has_a_person', `UPDATE "ExpertiseOffer" SET "peopleCount" = 0 WHERE "id" = 1`),
  check('offer_period_does_not_end_before_it_starts', `UPDATE "ExpertiseOffer" SET "availableUntil" = "availableFrom" - 1 WHERE "id" = 1`),
  check('offer_reviewed_has_been_published', `UPDATE "ExpertiseOffer" SET "publishedAt" = NULL WHERE "id" = 1`),
  check('offer_waits_since_a_time', `UPDATE "ExpertiseOffer" SET "state" = 'submitted', "submittedAt" = NULL WHERE "id" = 1`),
  check('offer_skill_level_within_4', `UPDATE "OfferSkill" SET "level" = 5 WHERE "offerId" = 1`),

  check('request_reference_has_its_form', `UPDATE "PartnershipRequest" SET "reference" = 'R-26-1' WHERE "id" = ${request('proposed')}`),
  check('request_versions_positive', `UPDATE "PartnershipRequest" SET "rarityVersion" = 0 WHERE "id" = ${request('proposed')}`),
  check('request_quarters_positive', `UPDATE "PartnershipRequest" SET "quarters" = 0 WHERE "id" = ${request('proposed')}`),
  check('request_points_within_1000', `UPDATE "PartnershipRequest" SET "points" = 1001 WHERE "id" = ${request('proposed')}`),
  check('request_giver_consent_is_whole', `UPDATE "PartnershipRequest" SET "giverConsentById" = NULL WHERE "id" = ${request('accepted')}`),
  check(
    'request_receiver_consent_is_whole',
    `UPDATE "PartnershipRequest" SET "receiverConsentAt" = NULL WHERE "id" = ${request('accepted')}`,
  ),
  check(
    'request_agreed_has_both_consents',
    `UPDATE "PartnershipRequest" SET "termsVersion" = "termsVersion" + 1 WHERE "id" = ${request('accepted')}`,
  ),
  check('request_agreed_has_its_time', `UPDATE "PartnershipRequest" SET "acceptedAt" = NULL WHERE "id" = ${request('accepted')}`),
  check('request_ended_has_its_time', `UPDATE "PartnershipRequest" SET "endedAt" = NULL WHERE "id" = ${request('approved')}`),
  check('request_refusal_has_a_reason', `UPDATE "PartnershipRequest" SET "reason" = ' ' WHERE "id" = ${request('rejected')}`),
  check('request_declined_says_why', `UPDATE "PartnershipRequest" SET "declineReason" = NULL WHERE "id" = ${request('declined')}`),
  check('request_team_is_a_list', `UPDATE "PartnershipRequest" SET "team" = '{}' WHERE "id" = ${request('proposed')}`),
  check('request_reminders_within_2', `UPDATE "PartnershipRequest" SET "remindersSent" = 3 WHERE "id" = ${request('proposed')}`),
  check('request_terms_positive', `UPDATE "RequestTerms" SET "quarters" = 0 WHERE "requestId" = ${request('proposed')}`),
  check('request_terms_team_is_a_list', `UPDATE "RequestTerms" SET "team" = '{}' WHERE "requestId" = ${request('proposed')}`),
  check('request_decision_has_its_person', `UPDATE "PartnershipRequest" SET "endedById" = NULL WHERE "id" = ${request('approved')}`),
  {
    name: 'request_live_once_per_pair',
    kind: 'unique_index',
    violation: `
      INSERT INTO "PartnershipRequest"
        ("reference", "origin", "needId", "offerId", "giverId", "receiverId", "regionCode", "quarters", "startsOn", "mode",
         "needVersion", "offerVersion", "answerBy", "points", "parts", "facts", "weightsVersion", "rarityVersion", "updatedAt")
      SELECT 'R-2000-9999', "origin", "needId", "offerId", "giverId", "receiverId", "regionCode", "quarters", "startsOn", "mode",
         "needVersion", "offerVersion", "answerBy", "points", "parts", "facts", "weightsVersion", "rarityVersion", "updatedAt"
      FROM "PartnershipRequest" WHERE "id" = ${request('accepted')}`,
  },
  {
    name: 'request_sides_own_their_listings',
    kind: 'trigger',
    violation: `UPDATE "PartnershipRequest" SET "giverId" = "receiverId", "receiverId" = "giverId" WHERE "id" = ${request('proposed')}`,
  },

  check('mission_reference_has_its_form', mission(`"reference" = 'R-2026-0001'`)),
  check('mission_version_positive', mission('"version" = 0')),
  check('mission_quarters_positive', mission('"quarters" = 0')),
  check('mission_confirmed_within_reserved', mission('"signedAt" = now(), "quartersConfirmed" = "quarters" + 1')),
  check('mission_ends_after_it_starts', mission('"endsOn" = "startsOn" - 1')),
  check('mission_runs_once_signed', mission(`"state" = 'active'`)),
  check('mission_hours_need_signatures', mission('"quartersConfirmed" = 1')),
  check('mission_ended_has_its_time', mission(`"state" = 'completed', "signedAt" = now()`)),
  check('mission_end_has_its_person', mission(`"state" = 'completed', "signedAt" = now(), "endedAt" = now()`)),
  check('mission_cancelled_says_why', mission(`"state" = 'cancelled', "endedAt" = now(), "endedById" = ${somebody}`)),
  check('plan_item_has_a_title', planItem({ title: "' '" })),
  check('plan_item_version_positive', planItem({ version: 0 })),
  check('plan_item_sent_back_by_somebody', planItem({ returnReason: "'x'" })),
  check('plan_file_is_of_a_kind', planFile({ type: `'docx'::"FileType"` })),
  check('plan_file_has_its_size', planFile({ size: 2 })),
  check('meeting_has_a_title', meeting({ title: "' '" })),
  check('meeting_version_positive', meeting({ version: 0 })),
  check('meeting_starts_at_a_time', meeting({ startsAt: "'24:00'" })),
  check('meeting_lasts_within_a_day', meeting({ minutes: 481 })),
  check('meeting_is_somewhere', meeting({ place: 'NULL' })),
  check('hours_of_a_day', hours({ quarters: 97 })),
  check('hours_taken_back_correct_others', hours({ quarters: 0 })),
  check('hours_say_what_was_done', hours({ what: "' '" })),
  check(
    'hours_disputed_say_why',
    `WITH entry AS (${hours({})} RETURNING "id") INSERT INTO "HourAnswer" ("entryId", "kind", "byId") SELECT "id", 'disputed', ${somebody} FROM entry`,
  ),
  { name: 'hour_entries_are_append_only', kind: 'trigger', violation: `UPDATE "HourEntry" SET "quarters" = 1` },
  { name: 'hour_answers_are_append_only', kind: 'trigger', violation: `UPDATE "HourAnswer" SET "reason" = 'x'` },

  check('catalogue_bounds_in_order', catalogued({ highest: '0' })),
  check('catalogue_decimals_of_hundredths', catalogued({ decimals: '3' })),
  check('indicator_bounds_in_order', indicator({ highest: '0' })),
  check('indicator_decimals_of_hundredths', indicator({ decimals: '3' })),
  check('indicator_has_a_name', indicator({ nameFr: "' '" })),
  check('indicator_dropped_by_somebody', indicator({ droppedAt: 'now()' })),
  {
    name: 'indicator_once_a_mission',
    kind: 'unique_index',
    violation: `${indicator({ code: "'x'" })}; ${indicator({ code: "'x'" })}`,
  },
  check(
    'indicator_value_not_negative',
    `INSERT INTO "IndicatorValue" ("indicatorId", "moment", "hundredths", "byId") SELECT min("id"), 'closing', -1, ${somebody} FROM "MissionIndicator"`,
  ),
  check(
    'autonomy_is_of_the_end_or_later',
    `INSERT INTO "AutonomyAnswer" ("missionId", "moment", "answer", "byId") SELECT min("id"), 'target', 'alone', ${somebody} FROM "Mission"`,
  ),
  check(
    'feedback_rates_from_one_to_four',
    `INSERT INTO "Feedback" ("missionId", "side", "preparation", "exchange", "result", "again", "byId") SELECT min("id"), 'giver', 1, 4, 5, 1, ${somebody} FROM "Mission"`,
  ),
  { name: 'feedback_is_append_only', kind: 'trigger', violation: `UPDATE "Feedback" SET "words" = 'x'` },
  { name: 'indicator_values_are_append_only', kind: 'trigger', violation: `UPDATE "IndicatorValue" SET "hundredths" = 1` },
  { name: 'autonomy_answers_are_append_only', kind: 'trigger', violation: `UPDATE "AutonomyAnswer" SET "example" = 'x'` },

  check('diagnostic_version_positive', diagnostic(`"version" = 0`)),
  check('diagnostic_closed_by_somebody', diagnostic(`"closedAt" = now()`)),
  {
    name: 'one_open_diagnostic',
    kind: 'unique_index',
    violation: `INSERT INTO "Diagnostic" ("organisationId", "startedById") SELECT "organisationId", "startedById" FROM "Diagnostic" WHERE "closedAt" IS NULL`,
  },
  {
    name: 'closed_diagnostics_stay',
    kind: 'trigger',
    violation: `UPDATE "Diagnostic" SET "closedAt" = now() WHERE "closedAt" IS NOT NULL`,
  },
  check('answer_level_in_range', diagnosticAnswer(`"level" = 4`, 'NULL')),
  check('answer_evidence_says_something', diagnosticAnswer(`"evidence" = ' '`, 'NULL')),
  { name: 'answers_of_closed_diagnostics_stay', kind: 'trigger', violation: diagnosticAnswer(`"level" = 0`, 'NOT NULL') },

  check('proposition_answers_all', `UPDATE "ValueProposition" SET "proofFr" = ' ', "proofAr" = NULL`),
  {
    name: 'one_proposition_draft',
    kind: 'unique_index',
    violation: `INSERT INTO "Draft" ("id", "kind", "organisationId", "authorId", "fields", "updatedAt")
     SELECT 'x', "kind", "organisationId", "authorId", '{}', now() FROM "Draft" WHERE "kind" = 'proposition'`,
  },

  check('saved_search_has_a_name', savedSearch(`' '`, 'NULL')),
  check('saved_search_match_of_one_listing', savedSearch(`'x'`, '1')),
  check('support_step_version_positive', supportStep(`0`, `'x'`)),
  check('support_step_says_what_and_who', supportStep(`1`, `' '`)),

  check('mission_need_met_once_done', `UPDATE "Mission" SET "needMet" = true WHERE "state" = 'planned'`),
  check('forum_version_positive', forum({ version: '0' })),
  check('forum_has_a_name', forum({ nameFr: "' '" })),
  check('forum_ends_after_it_starts', forum({ endsOn: "'2026-01-01'" })),
  check('forum_registration_consent_in_full', registration({ consentVersion: 'NULL' })),
  check('forum_registration_consents_or_came_in_a_file', registration({ consentAt: 'NULL', consentVersion: 'NULL' })),
  check('forum_registration_can_be_reached', registration({ email: 'NULL' })),
  check('forum_registration_forgets_in_full', registration({ forgottenAt: 'now()' })),
  check('forum_registration_cancelled_once', registration({ state: "'cancelled'" })),
  check('forum_contact_consent_in_full', contact({ consentVersion: 'NULL' })),
  check('forum_contact_consents_or_came_in_a_file', contact({ consentAt: 'NULL', consentVersion: 'NULL' })),
  check('forum_contact_forgets_in_full', contact({ forgottenAt: 'now()' })),
  check('forum_import_counts_its_rows', imported({ written: '2' })),
  check('forum_import_version_positive', imported({ version: '0' })),
  check('forum_import_undone_once_confirmed', imported({ confirmedAt: 'NULL', undoUntil: 'NULL', undoneAt: 'now()' })),
  check('forum_import_reads_each_column', imported({ head: "'{x}'" })),
  check('forum_import_confirmed_in_full', imported({ confirmedAt: 'NULL' })),
  check('forum_import_row_matches_one', fileRow({ ...fileMatch, matchId: '1' })),
  check('forum_import_row_matches_an_earlier_one', fileRow({ ...fileMatch, matchLine: '3' })),
  check('forum_import_row_refused_matches_nobody', fileRow({ ...fileMatch, refused: 'true' })),
  check('forum_import_merge_is_of_one', fileMerge({ registrationId: 'NULL' })),
  check('forum_import_undone_in_time', imported({ undoneAt: "now() + interval '1 day'" })),
  check('lead_version_positive', lead({ version: '0' })),
  check('lead_is_with_somebody', lead({ organisation: 'NULL' })),
  check('lead_next_step_has_a_day', lead({ nextStep: "'x'" })),
  check('lead_closed_with_a_reason', lead({ state: "'closed'" })),
  check('lead_request_names_it', lead({ state: "'request'" })),
  check('lead_partnership_names_it', lead({ state: "'partnership'" })),
  { name: 'lead_begins_once', kind: 'unique_index', violation: `${lead({})}; ${leadEvent({})}; ${leadEvent({})}` },
  { name: 'lead_events_stay', kind: 'trigger', violation: `DELETE FROM "LeadEvent"` },
  check('report_version_positive', report(`"version" = 0`)),
  check('report_ends_after_it_starts', report(`"endsOn" = "startsOn" - 1`)),
  check('report_says_something', report(`"nextAr" = ' '`)),
  check('report_target_not_negative', `UPDATE "ReportTarget" SET "target" = -1`),

  check('partnership_of_two', partnership(`"companyId" = "associationId"`)),
  check('partnership_ends_after_it_starts', partnership(`"endsOn" = "startsOn" - 1`)),
  check('partnership_version_positive', partnership(`"version" = 0`)),
  check('partnership_renewals_counted', partnership(`"renewals" = -1`)),
  check('partnership_stops_for_a_reason', partnership(`"state" = 'paused', "reason" = ' '`)),
  check('partnership_end_has_its_time', partnership(`"endedAt" = now()`)),
  check('review_says_something', review(`' '`)),
  { name: 'reviews_are_append_only', kind: 'trigger', violation: `UPDATE "PartnershipReview" SET "next" = 'x'` },
  check(
    'hour_rates_version_positive',
    `INSERT INTO "HourRates" ("version", "rates", "authorId", "reason") VALUES (0, '{}', ${somebody}, 'x')`,
  ),
  check(
    'hour_rates_changed_for_a_reason',
    `INSERT INTO "HourRates" ("version", "rates", "authorId", "reason") VALUES (9, '{}', ${somebody}, ' ')`,
  ),
  { name: 'hour_rates_are_append_only', kind: 'trigger', violation: `UPDATE "HourRates" SET "reason" = 'x'` },
  check(
    'agreement_text_version_positive',
    `INSERT INTO "AgreementText" ("version", "clauses", "authorId", "reason") VALUES (0, '[]', ${somebody}, 'x')`,
  ),
  check(
    'agreement_text_changed_for_a_reason',
    `INSERT INTO "AgreementText" ("version", "clauses", "authorId", "reason") VALUES (2, '[]', ${somebody}, ' ')`,
  ),
  check(
    'agreement_version_positive',
    `INSERT INTO "Agreement" ("missionId", "version", "updatedAt") SELECT min("id"), 0, now() FROM "Mission"`,
  ),
  check('document_reference_has_its_form', document({ reference: "'KH-2026-1'" })),
  check('document_code_has_its_form', document({ code: "'00000000000U'" })),
  check('document_has_its_hash', document({ sha256: "'x'" })),
  check('signature_says_who', signature({ function: "' '" })),
  check('signature_copy_is_whole', signature({ scanName: 'NULL' })),
  check('signature_copy_at_most_5_mb', signature({ scan: `decode(repeat('00', 5242881), 'hex')` })),
  check('signature_outside_is_a_copy', signature({ scanType: 'NULL', scanName: 'NULL', scanSha256: 'NULL', scan: 'NULL' })),
  {
    name: 'signature_outside_once_a_side',
    kind: 'unique_index',
    violation: `${signature({})}; ${signature({ id: "'y'" })}`,
  },
  check('certificate_is_somebodys', certificate({ userId: somebody })),
  check('certificate_reference_has_its_form', certificate({ reference: "'KH-2026-00001'" })),
  check('certificate_code_has_its_form', certificate({ code: "'00000000000U'" })),
  check('certificate_has_its_hash', certificate({ sha256: "'x'" })),
  check('certificate_hours_positive', certificate({ quarters: '0' })),
  check('certificate_days_in_order', certificate({ endsOn: "'2025-12-31'" })),
  { name: 'certificates_stay_as_issued', kind: 'trigger', violation: `UPDATE "Certificate" SET "quarters" = 8` },
  {
    name: 'certificates_of_sides_stay',
    kind: 'trigger',
    violation: `${certificate({})}; DELETE FROM "Certificate" WHERE "reference" = 'KA-2026-99999'`,
  },
  check('amendment_version_positive', amendment({ version: '0' })),
  check('amendment_hours_positive', amendment({ quarters: '0' })),
  check('amendment_changes_something', amendment({ quarters: '4' })),
  check('amendment_says_why', amendment({ reason: "' '" })),
  check('amendment_ends_for_a_reason', amendment({ state: "'withdrawn'", endedAt: 'now()' })),
  check('amendment_agreed_has_its_time', amendment({ state: "'agreed'" })),
  check('amendment_end_has_its_time', amendment({ state: "'lapsed'" })),
  check(
    'document_of_an_amendment_is_no_agreement',
    `WITH proposed AS (${amendment({})} RETURNING "id") ${document({ amendmentId: '(SELECT "id" FROM proposed)' })}`,
  ),
  { name: 'amendment_one_at_a_time', kind: 'unique_index', violation: `${amendment({})}; ${amendment({})}` },
  { name: 'agreement_texts_are_append_only', kind: 'trigger', violation: `UPDATE "AgreementText" SET "reason" = 'x'` },
  { name: 'documents_are_append_only', kind: 'trigger', violation: `UPDATE "MissionDocument" SET "sha256" = 'x'` },
  { name: 'signatures_are_append_only', kind: 'trigger', violation: `UPDATE "AgreementSignature" SET "name" = 'x'` },

  check(
    'notification_opens_a_page_of_ours',
    `INSERT INTO "Notification" ("userId", "event", "params", "href") SELECT min("id"), 'x', '{}', '//elsewhere.example' FROM "User"`,
  ),
  check(
    'mail_sent_has_its_time',
    `INSERT INTO "Mail" ("notificationId", "messageId", "state", "toAddress", "locale", "subject", "text", "html")
     SELECT min("id"), 'x', 'sent', 'x@khibra.example', 'fr', 'x', 'x', 'x' FROM "Notification"`,
  ),
  check(
    'mail_failed_has_its_time',
    `INSERT INTO "Mail" ("messageId", "state", "toAddress", "locale", "subject", "text", "html") VALUES ('x', 'failed', 'x', 'fr', 'x', 'x', 'x')`,
  ),
  check(
    'mail_attempts_not_negative',
    `INSERT INTO "Mail" ("messageId", "attempts", "toAddress", "locale", "subject", "text", "html") VALUES ('x', -1, 'x', 'fr', 'x', 'x', 'x')`,
  ),
  check(
    'notification_in_a_digest_waits_no_more',
    `WITH digest AS (
       INSERT INTO "Mail" ("messageId", "toAddress", "locale", "subject", "text", "html") VALUES ('x', 'x', 'fr', 'x', 'x', 'x') RETURNING "id"
     )
     INSERT INTO "Notification" ("userId", "event", "params", "href", "waitsForDigest", "digestId")
     SELECT (SELECT min("id") FROM "User"), 'x', '{}', '/', true, "id" FROM digest`,
  ),

  check('ranking_epoch_is_one_row', `INSERT INTO "RankingEpoch" ("id") VALUES (2)`),
  check('ranking_epoch_positive', `UPDATE "RankingEpoch" SET "epoch" = 0`),

  check('showing_counts_something', `UPDATE "Showing" SET "count" = 0`),
  check('attention_figure_of_somebody', `UPDATE "AttentionFigure" SET "organisations" = 0, "shown" = 0`),
  check('attention_figure_shows_some_of_them', `UPDATE "AttentionFigure" SET "shown" = "organisations" + 1, "showings" = 1000000`),
  check('attention_figure_shown_by_showings', `UPDATE "AttentionFigure" SET "showings" = "shown" - 1 WHERE "shown" > 0`),
  check('attention_figure_gini_in_thousandths', `UPDATE "AttentionFigure" SET "gini" = 1001`),

  check('match_weights_version_positive', weights({ version: 0 })),
  check('match_weights_not_negative', weights({ skills: 501, attention: -1 })),
  check('match_weights_sum_to_1000', weights({ skills: 451 })),
  check('match_weights_changed_by_somebody', weights({ reason: "' '" })),
  { name: 'match_weights_are_append_only', kind: 'trigger', violation: `UPDATE "MatchWeights" SET "skills" = 449, "place" = 151` },

  check('waiting_pledge_quarters_positive', waitingPledge({ quarters: 0 })),
  check('waiting_pledge_ends_when_it_waits_no_more', waitingPledge({ endedAt: 'now()' })),
  check('waiting_pledge_sent_has_its_request', waitingPledge({ state: "'sent'", endedAt: 'now()' })),
  check('waiting_pledge_dropped_says_why', waitingPledge({ state: "'dropped'", endedAt: 'now()' })),
  {
    name: 'waiting_pledge_one_of_a_need',
    kind: 'unique_index',
    violation: `WITH one AS (${waitingPledge({})}) ${waitingPledge({})}`,
  },
  {
    name: 'waiting_pledge_one_with_a_draft',
    kind: 'unique_index',
    violation: `WITH one AS (${waitingPledge({ draftId: aDraft })}) ${waitingPledge({ draftId: aDraft, needId: 2 })}`,
  },

  check('round_version_positive', round({ version: 0 })),
  check('round_period_is_one', round({ startsUntil: "'2025-12-31'" })),
  check('round_limits_positive', round({ mostPerOrganisation: 0 })),
  check('round_progress_within_100', round({ progress: 101 })),
  check('round_failed_says_why', round({ state: "'failed'" })),
  check('round_computing_was_heard', round({ state: "'computing'" })),
  check('round_problem_has_its_versions', round({ problem: "'{}'", asOf: 'now()', weightsVersion: 1 })),
  check('round_set_has_its_problem', round({ state: "'ready'", result: "'{}'", computedAt: 'now()' })),
  check('round_pair_points_within_1000', roundPair({ points: 1001 })),
  check('round_pair_quarters_positive', roundPair({ quarters: 0 })),
  check('round_pair_is_sent_or_refused', roundPair({ requestId: `(SELECT min("id") FROM "PartnershipRequest")`, refusal: "'{}'" })),

  {
    name: 'audit_personal_value_is_never_rewritten',
    kind: 'trigger',
    violation: `UPDATE "AuditPersonalValue" SET "values" = '{}'`,
  },
  check(
    'thread_message_says_something',
    `INSERT INTO "ThreadMessage" ("requestId", "authorId", "side", "body") VALUES (${request('approved')}, ${somebody}, 'giver', ' ')`,
  ),
  check('thread_attachment_is_one_of_three', `UPDATE "ThreadAttachment" SET "position" = 3`),
  check('thread_attachment_at_most_5_mb', `UPDATE "ThreadAttachment" SET "bytes" = decode(repeat('00', 5242881), 'hex'), "size" = 5242881`),
  check('thread_attachment_says_its_size', `UPDATE "ThreadAttachment" SET "size" = "size" + 1`),
  check('thread_attachment_has_a_name', `UPDATE "ThreadAttachment" SET "name" = '../etc/passwd'`),

  { name: 'audit_event_is_append_only', kind: 'trigger', violation: `UPDATE "AuditEvent" SET "action" = 'forged'` },
];

/** What the migrations add to keep or to find, and not to refuse: the stored words of search, what a list is found by, and the change feed. */
export const upkeep: readonly { name: string; kind: 'index' | 'trigger' }[] = [
  ...['need_list_by_closing', 'need_list_by_publication', 'offer_list_by_end', 'offer_list_by_publication'].map((name) => ({
    name,
    kind: 'index' as const,
  })),
  ...['need', 'offer', 'proposal', 'change', 'merge', 'amendment'].map((what) => ({
    name: `${what}_waits_in_order`,
    kind: 'index' as const,
  })),
  { name: 'notification_waiting_for_digest', kind: 'index' },
  { name: 'mail_failed', kind: 'index' },
  ...['need', 'offer'].flatMap((noun) =>
    ['search_is_stored', 'facets_are_stored', 'words_are_known'].map((what) => ({ name: `${noun}_${what}`, kind: 'trigger' as const })),
  ),
  ...['need_skill', 'offer_skill', 'organisation', 'skill', 'province', 'region'].map((table) => ({
    name: `${table}_renews_search`,
    kind: 'trigger' as const,
  })),
  ...['need', 'offer', 'need_skill', 'offer_skill'].flatMap((table) =>
    [`${table}_added_tells`, `${table}_changed_tells`, `${table}_removed_tells`, `${table}s_emptied_tell`].map((name) => ({
      name: `${name}_ranking`,
      kind: 'trigger' as const,
    })),
  ),
  ...['skill_added', 'skill_changed', 'skill_removed', 'organisation_changed'].map((event) => ({
    name: `${event}_tells_ranking`,
    kind: 'trigger' as const,
  })),
];
