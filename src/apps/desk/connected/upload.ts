import { ProblemError, readProblem, unreachable } from '../problem.ts'

/** Sends a file as it is. Unlike `fetch`, this older way tells how far it is. */
export function upload<Answer>(address: string, file: File, onShare: (share: number) => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = event => event.lengthComputable && onShare(event.loaded / event.total)
    request.onerror = () => reject(new ProblemError(unreachable))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Answer)
      else void readProblem(new Response(request.responseText, { status: request.status })).then(reject)
    }
    request.send(file)
  })
}
