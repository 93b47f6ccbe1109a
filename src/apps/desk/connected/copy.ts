import { useToast } from '#apps/ui'

/** Copies a text and says what was copied. */
export function useCopy() {
  const toast = useToast()
  return async (text: string, what: string) => {
    const copied = await copyText(text)
    toast.show({
      words: copied
        ? `${what} is on your clipboard.`
        : 'This browser does not let us copy. Select it and copy it yourself.',
    })
  }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyAsBefore(text)
  }
}

/** On a plain http address there is no clipboard; the older way still works there. */
function copyAsBefore(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.className = 'hidden-words'
  const before = document.activeElement
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (before instanceof HTMLElement) before.focus()
  return copied
}
