import type { Option } from "../../domain/field.ts"

/**
 * The types of events that a codebook begins with: few, in plain words, and as near to PLOVER's (PLOVER codebook, 2021)
 * and ACE's (ACE English Annotation Guidelines for Events 5.4.3) as they come.
 */
export const eventTypes: readonly Option[] = [
  { id: "phone call", name: "Phone call", maps: { plover: "CONSULT", ace: "Contact.Phone-Write" } },
  { id: "meeting", name: "Meeting", maps: { plover: "CONSULT", ace: "Contact.Meet" } },
  { id: "press briefing", name: "Press briefing", maps: { ace: "Contact.Broadcast" } },
  { id: "agreement", name: "Agreement", maps: { plover: "AGREE" } },
  { id: "support", name: "Support or aid", maps: { plover: "AID" } },
  {
    id: "transfer",
    name: "Delivery or sale",
    maps: { plover: "AID", ace: "Transaction.Transfer-Ownership" },
  },
  { id: "demand", name: "Demand", maps: { plover: "REQUEST" } },
  { id: "threat", name: "Threat", maps: { plover: "THREATEN" } },
  { id: "sanction", name: "Sanction", maps: { plover: "SANCTION" } },
  { id: "protest", name: "Protest", maps: { plover: "PROTEST", ace: "Conflict.Demonstrate" } },
  { id: "attack", name: "Attack", maps: { plover: "ASSAULT", ace: "Conflict.Attack" } },
  { id: "arrest", name: "Arrest", maps: { plover: "COERCE", ace: "Justice.Arrest-Jail" } },
  { id: "trial", name: "Trial or ruling", maps: { ace: "Justice.Trial-Hearing" } },
  { id: "election", name: "Election", maps: { ace: "Personnel.Elect" } },
  { id: "appointment", name: "Appointment or resignation", maps: { ace: "Personnel.Start-Position" } },
  { id: "movement", name: "Journey or movement", maps: { plover: "MOBILIZE", ace: "Movement.Transport" } },
  { id: "death", name: "Death or injury", maps: { ace: "Life.Die" } },
  { id: "disaster", name: "Accident or disaster" },
  { id: "other", name: "Other" },
]
