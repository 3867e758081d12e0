-- CreateEnum
CREATE TYPE "ThreadSide" AS ENUM ('giver', 'receiver', 'programme');

-- CreateEnum
CREATE TYPE "FileType" AS ENUM ('pdf', 'png', 'jpeg', 'webp', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp');

-- CreateTable
CREATE TABLE "ThreadMessage" (
    "id" SERIAL NOT NULL,
    "requestId" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "side" "ThreadSide" NOT NULL,
    "body" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ThreadMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ThreadAttachment" (
    "id" TEXT NOT NULL,
    "messageId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "type" "FileType" NOT NULL,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "ThreadAttachment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ThreadMessage_requestId_id_idx" ON "ThreadMessage"("requestId", "id");

-- CreateIndex
CREATE INDEX "ThreadMessage_authorId_idx" ON "ThreadMessage"("authorId");

-- CreateIndex
CREATE UNIQUE INDEX "ThreadAttachment_messageId_position_key" ON "ThreadAttachment"("messageId", "position");

-- AddForeignKey
ALTER TABLE "ThreadMessage" ADD CONSTRAINT "ThreadMessage_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "PartnershipRequest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadMessage" ADD CONSTRAINT "ThreadMessage_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ThreadAttachment" ADD CONSTRAINT "ThreadAttachment_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "ThreadMessage"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say.
ALTER TABLE "ThreadMessage" ADD CONSTRAINT thread_message_says_something CHECK (
  char_length("body") BETWEEN 1 AND 2000 AND btrim("body") <> ''
);
-- Three files for a message, each of which was looked at.
ALTER TABLE "ThreadAttachment"
  ADD CONSTRAINT thread_attachment_is_one_of_three CHECK ("position" BETWEEN 0 AND 2),
  ADD CONSTRAINT thread_attachment_at_most_5_mb CHECK (octet_length("bytes") BETWEEN 1 AND 5242880),
  ADD CONSTRAINT thread_attachment_says_its_size CHECK ("size" = octet_length("bytes")),
  ADD CONSTRAINT thread_attachment_has_a_name CHECK (char_length("name") BETWEEN 1 AND 120 AND "name" !~ '[/\\[:cntrl:]]');
