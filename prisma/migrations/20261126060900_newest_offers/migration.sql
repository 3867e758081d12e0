-- CreateIndex
CREATE INDEX "ExpertiseOffer_state_publishedAt_id_idx" ON "ExpertiseOffer"("state", "publishedAt", "id");
