import { X } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'

interface ToastContent {
  words: string
  /** Takes it back. Offered for ten seconds here, and for good in the history. */
  undo?: () => void
}

interface Toasting {
  show: (content: ToastContent) => void
  /** Undoes the last thing, as `z` does. Says whether there was one. */
  undo: () => boolean
  dismiss: () => void
}

const ToastContext = createContext<Toasting>({ show: () => {}, undo: () => false, dismiss: () => {} })

/** Says what was done, for ten seconds, one thing at a time. */
export function useToast(): Toasting {
  return useContext(ToastContext)
}

const shownForMs = 10_000

/** Holds the one toast of a page. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [content, setContent] = useState<(ToastContent & { id: number }) | undefined>()
  const last = useRef<ToastContent | undefined>(undefined)
  const count = useRef(0)
  const dismiss = useCallback(() => {
    last.current = undefined
    setContent(undefined)
  }, [])
  const toasting = useMemo<Toasting>(
    () => ({
      dismiss,
      show: next => {
        last.current = next
        setContent({ ...next, id: ++count.current })
      },
      undo: () => {
        const undo = last.current?.undo
        if (!undo) return false
        dismiss()
        undo()
        return true
      },
    }),
    [dismiss],
  )
  return (
    <ToastContext.Provider value={toasting}>
      {children}
      <div className="toasts" role="status">
        {content && <Toast key={content.id} content={content} onGone={dismiss} onUndo={() => toasting.undo()} />}
      </div>
    </ToastContext.Provider>
  )
}

/** The toast itself. Its time stands still while it is touched or has the focus. */
export function Toast({ content, onGone, onUndo }: { content: ToastContent; onGone: () => void; onUndo: () => void }) {
  const [held, setHeld] = useState(false)
  const left = useRef(shownForMs)
  const gone = useRef(onGone)
  useEffect(() => {
    gone.current = onGone
  }, [onGone])
  useEffect(() => {
    if (held) return
    const startedAt = Date.now()
    const timer = setTimeout(() => gone.current(), left.current)
    return () => {
      clearTimeout(timer)
      left.current -= Date.now() - startedAt
    }
  }, [held])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing is done here, time only stands still while somebody reads.
    <div
      className="toast"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span>{content.words}</span>
      {content.undo && (
        <>
          <button type="button" onClick={onUndo}>
            Undo
          </button>
          <kbd className="cap" aria-hidden>
            z
          </kbd>
        </>
      )}
      <button type="button" className="dismiss" aria-label="Put this away" onClick={onGone}>
        <X size={16} strokeWidth={1.75} aria-hidden />
      </button>
    </div>
  )
}
