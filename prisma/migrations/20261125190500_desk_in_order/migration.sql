-- What waits for the programme, of each kind in the order of the one queue. Only what waits is in them, so they stay
-- as small as the queue. Requests have theirs: ("state", "acceptedAt", "id").
CREATE INDEX need_waits_in_order ON "SkillNeed" ("submittedAt", "id") WHERE "state" = 'submitted';
CREATE INDEX offer_waits_in_order ON "ExpertiseOffer" ("submittedAt", "id") WHERE "state" = 'submitted';
CREATE INDEX proposal_waits_in_order ON "SkillProposal" ("createdAt", "id") WHERE "state" = 'proposed';
CREATE INDEX change_waits_in_order ON "ProfileChange" ("createdAt", "id") WHERE "decidedAt" IS NULL;
CREATE INDEX merge_waits_in_order ON "OrganisationMerge" ("createdAt", "id") WHERE "decidedAt" IS NULL;
