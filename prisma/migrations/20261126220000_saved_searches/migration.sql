-- CreateTable
CREATE TABLE "SavedSearch" (
    "id" SERIAL NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "ListingKind" NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "alerts" "MailChoice" NOT NULL,
    "comparedUntil" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedSearch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedSearchMatch" (
    "id" SERIAL NOT NULL,
    "searchId" INTEGER NOT NULL,
    "needId" INTEGER,
    "offerId" INTEGER,
    "notificationId" INTEGER,

    CONSTRAINT "SavedSearchMatch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SavedSearch_alerts_id_idx" ON "SavedSearch"("alerts", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SavedSearch_userId_kind_query_key" ON "SavedSearch"("userId", "kind", "query");

-- CreateIndex
CREATE INDEX "SavedSearchMatch_needId_idx" ON "SavedSearchMatch"("needId");

-- CreateIndex
CREATE INDEX "SavedSearchMatch_offerId_idx" ON "SavedSearchMatch"("offerId");

-- CreateIndex
CREATE INDEX "SavedSearchMatch_notificationId_idx" ON "SavedSearchMatch"("notificationId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedSearchMatch_searchId_needId_key" ON "SavedSearchMatch"("searchId", "needId");

-- CreateIndex
CREATE UNIQUE INDEX "SavedSearchMatch_searchId_offerId_key" ON "SavedSearchMatch"("searchId", "offerId");

-- AddForeignKey
ALTER TABLE "SavedSearch" ADD CONSTRAINT "SavedSearch_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedSearchMatch" ADD CONSTRAINT "SavedSearchMatch_searchId_fkey" FOREIGN KEY ("searchId") REFERENCES "SavedSearch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedSearchMatch" ADD CONSTRAINT "SavedSearchMatch_needId_fkey" FOREIGN KEY ("needId") REFERENCES "SkillNeed"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedSearchMatch" ADD CONSTRAINT "SavedSearchMatch_offerId_fkey" FOREIGN KEY ("offerId") REFERENCES "ExpertiseOffer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedSearchMatch" ADD CONSTRAINT "SavedSearchMatch_notificationId_fkey" FOREIGN KEY ("notificationId") REFERENCES "Notification"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "SavedSearch"
  ADD CONSTRAINT saved_search_has_a_name CHECK (btrim("name") <> '');
ALTER TABLE "SavedSearchMatch"
  ADD CONSTRAINT saved_search_match_of_one_listing CHECK (num_nonnulls("needId", "offerId") = 1);
