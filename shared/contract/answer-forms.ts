// Answers that travel in another form than they are used in: the application gives them that form, the client takes it
// off again, and nobody else knows of it.

import type { Annotation } from "../domain/annotation.ts"
import { type AnnotationColumns, fromColumns, toColumns } from "./annotation-columns.ts"
import type { OpenArticle } from "./answers.ts"
import type { OperationName, Response } from "./operations.ts"

interface Form<Answer> {
  toSend(answer: Answer): unknown
  received(sent: unknown): Answer
}

const forms: { readonly [N in OperationName]?: Form<Response<N>> } = {
  "article.open": {
    toSend: (opened) => withAnnotations(opened, toColumns(opened.article.annotations)),
    received(sent) {
      const opened = sent as Opened<AnnotationColumns>
      return withAnnotations(opened, fromColumns(opened.article.annotations))
    },
  },
}

/** An answer as a host sends it. */
export function toSend<N extends OperationName>(name: N, answer: Response<N>): unknown {
  const form: Form<Response<N>> | undefined = forms[name]
  return form === undefined ? answer : form.toSend(answer)
}

/** What a host sent, as the answer it was. The host is trusted with its shape. */
export function received<N extends OperationName>(name: N, sent: unknown): Response<N> {
  const form: Form<Response<N>> | undefined = forms[name]
  return form === undefined ? (sent as Response<N>) : form.received(sent)
}

type Opened<Annotations> = Omit<OpenArticle, "article"> & {
  readonly article: Omit<OpenArticle["article"], "annotations"> & { readonly annotations: Annotations }
}

function withAnnotations<A extends readonly Annotation[] | AnnotationColumns>(
  { article, ...rest }: Opened<unknown>,
  annotations: A,
): Opened<A> {
  return { ...rest, article: { ...article, annotations } }
}
