import './door.css'
import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { BecauseMark, Button, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, problemOf } from '../problem.ts'
import { useTitle } from '../screen.tsx'
import { knowsPasskeys, signIn, signInWithPasskey } from '../session.ts'

/** Signs a colleague in, by password or passkey, and gives them back to where they were going. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const [busy, setBusy] = useState<'password' | 'passkey'>()
  const [problem, setProblem] = useState<ProblemDetails>()
  const enter = async (how: 'password' | 'passkey', work: () => Promise<void>) => {
    setBusy(how)
    setProblem(undefined)
    try {
      await work()
      onSignedIn()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(undefined)
    }
  }
  return (
    <SignInForm
      busy={busy}
      problem={problem}
      passkeys={knowsPasskeys()}
      onPassword={(email, password) => enter('password', () => signIn(email, password))}
      onPasskey={() => enter('passkey', signInWithPasskey)}
    />
  )
}

interface SignInFormProps {
  busy?: 'password' | 'passkey'
  problem?: ProblemDetails
  passkeys: boolean
  onPassword: (email: string, password: string) => void
  onPasskey: () => void
}

/** The form itself. */
export function SignInForm({ busy, problem, passkeys, onPassword, onPasskey }: SignInFormProps) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  useTitle('Sign in')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (email.trim() && password) onPassword(email.trim(), password)
  }
  return (
    <main className="door">
      <p className="brand">
        <BecauseMark size={18} />
        Sosh
      </p>
      <h1 className="title">Who is there?</h1>
      <form className="form" onSubmit={submit}>
        <TextField
          label="Your address"
          type="email"
          name="email"
          autoComplete="username webauthn"
          value={email}
          onChange={event => setEmail(event.target.value)}
          required
        />
        <TextField
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onChange={event => setPassword(event.target.value)}
          required
        />
        {problem && <Trouble title={problem.title} />}
        <div className="row">
          <Button kind="primary" type="submit" busy={busy === 'password' ? 'Signing in' : undefined}>
            Sign in
          </Button>
          {passkeys && (
            <Button
              kind="plain"
              icon={KeyRound}
              busy={busy === 'passkey' ? 'Waiting for your passkey' : undefined}
              onClick={onPasskey}
            >
              Use a passkey
            </Button>
          )}
        </div>
        <p className="or">Password forgotten? Your administrator makes you a new link.</p>
      </form>
    </main>
  )
}
