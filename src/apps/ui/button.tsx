import { LoaderCircle, type LucideIcon } from 'lucide-react'
import { type ButtonHTMLAttributes, type MouseEvent, type ReactNode, useId } from 'react'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> {
  kind?: 'primary' | 'default' | 'plain'
  small?: boolean
  icon?: LucideIcon
  /** Shown inside as a key cap; the key itself is bound by the screen. */
  keys?: string
  /** What goes on, in words; the button keeps its width and takes no second press. */
  busy?: string
  /** Why it cannot be pressed. The button stays focusable, and the reason is read with it. */
  disabledBecause?: string
  /** The reason is already written elsewhere on the screen: it is only read out, not shown twice. */
  reasonHidden?: boolean
  children: ReactNode
}

/** A verb that can be pressed. Never disabled without a reason. */
export function Button({
  kind = 'default',
  small,
  icon: Icon,
  keys,
  busy,
  disabledBecause,
  reasonHidden,
  children,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const still = Boolean(busy || disabledBecause)
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (still) event.preventDefault()
    else onClick?.(event)
  }
  const button = (
    <button
      {...rest}
      type={type}
      className={['button', kind, small && 'small', className].filter(Boolean).join(' ')}
      aria-disabled={disabledBecause ? true : undefined}
      aria-busy={busy ? true : undefined}
      aria-describedby={[rest['aria-describedby'], disabledBecause && reasonId].filter(Boolean).join(' ') || undefined}
      onClick={press}
    >
      <span className="at-rest">
        {Icon && <Icon className="icon" size={16} strokeWidth={1.75} aria-hidden />}
        {children}
        {keys && (
          <kbd className="cap" aria-hidden>
            {keys}
          </kbd>
        )}
      </span>
      {busy && (
        <span>
          <LoaderCircle className="icon spinning" size={16} strokeWidth={1.75} aria-hidden />
          {busy}
        </span>
      )}
    </button>
  )
  if (!disabledBecause) return button
  return (
    <span className="with-reason">
      {button}
      <span id={reasonId} className={reasonHidden ? 'hidden-words' : 'reason'}>
        {disabledBecause}
      </span>
    </span>
  )
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'disabled'> {
  label: string
  icon: LucideIcon
  small?: boolean
  keys?: string
}

/** A button whose picture is common knowledge; its words are read out and shown on hover. */
export function IconButton({ label, icon: Icon, small, keys, className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={['icon-button', small && 'small', className].filter(Boolean).join(' ')}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
    >
      <Icon size={small ? 16 : 20} strokeWidth={1.75} aria-hidden />
    </button>
  )
}

/** A small verb inside text. */
export function LinkButton({ className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement>) {
  return <button type="button" {...rest} className={['link-button', className].filter(Boolean).join(' ')} />
}
