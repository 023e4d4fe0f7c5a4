// Mail messages, taken apart by a library that knows their encodings.

import PostalMime from "postal-mime"
import { fail, ok, type Result } from "../../shared/domain/result.ts"
import type { MailMessage } from "../../shared/importers/tools.ts"

export async function readMail(bytes: Uint8Array): Promise<Result<MailMessage>> {
  try {
    const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50 })
    const headers = new Map(mail.headers.map(({ key, value }) => [key.toLowerCase(), value]))
    return ok({
      subject: mail.subject,
      from: mail.from?.name || mail.from?.address,
      date: headers.get("date"),
      text: mail.text,
      html: mail.html,
      headers,
      attachments: mail.attachments.flatMap(({ filename }) => filename ?? []),
    })
  } catch (error) {
    return fail(
      "damaged-file",
      `The message is damaged (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
}
