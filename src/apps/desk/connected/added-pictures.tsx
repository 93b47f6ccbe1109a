import { useRef, useState } from 'react'
import { paths } from '../paths.ts'
import { problemOf } from '../problem.ts'
import { type AddedPicture, AddedPictures } from '../screens/added-pictures.tsx'
import { shrinkPicture } from './shrink-picture.ts'
import { upload } from './upload.ts'

/** Pictures below what somebody writes: made small here, brought in one after the other, and named by their words. */
export function useAddedPictures(
  pictures: AddedPicture[],
  onPictures: (pictures: AddedPicture[]) => void,
  { most, language, wrong }: { most: number; language?: string | undefined; wrong?: string | undefined },
) {
  const [adding, setAdding] = useState<string>()
  const [trouble, setTrouble] = useState<string>()
  const now = useRef(pictures)
  now.current = pictures
  const add = async (files: File[]) => {
    setTrouble(undefined)
    try {
      for (const file of files) {
        setAdding(`Adding ${file.name}`)
        const { id } = await upload<{ id: string }>(paths.newOurPicture(), await shrinkPicture(file), share =>
          setAdding(`${Math.round(share * 100)} % of ${file.name}`),
        )
        now.current = [...now.current, { id, alt: '' }]
        onPictures(now.current)
      }
    } catch (error) {
      setTrouble(problemOf(error).title)
    } finally {
      setAdding(undefined)
    }
  }
  return (
    <AddedPictures
      {...{ pictures, most, language, adding, onPictures }}
      wrong={trouble ?? wrong}
      onAdd={files => void add(files)}
    />
  )
}
