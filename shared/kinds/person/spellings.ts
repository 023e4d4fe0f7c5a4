// Names that are one name to the people who bear it, in the spellings and short forms that newspapers use. Sounds that
// are written in several ways by rule are in fold.ts; here is what no rule tells. Given names of different people are
// never put together for being alike: Hassan and Hussein stay two.

/** Each line is one name. */
const lines = `
mohammed muhammad mohamed mohammad muhammed mohamad mehmed mohammod muhamed
ahmed ahmad ahmet
hussein hussain husayn hossein hussien husain
hassan hasan
yahya yehya yahia
yusuf youssef yousef yousuf yusef youssouf
omar umar omer
osama usama
abdullah abdallah abdulla abdalla
abdul abdel abdal abd
ibrahim ebrahim
khaled khalid
mahmoud mahmud mehmood
mustafa mostafa moustafa
sulaiman suleiman soleiman suleyman
suleimani soleimani
gaddafi qaddafi kadafi gadhafi khadafy kaddafi qadhafi qadhdhafi gadafi khadafi khaddafi khadaffi
gorbachev gorbachyov gorbachov
khrushchev khrushchyov khrushchov
hezbollah hizbullah hizballah hizbollah
salman selman
said saeed sayed sayyid
alexander aleksandr alexandr aleksander oleksandr aliaksandr
alexei aleksei alexey aleksey oleksii oleksiy olexiy
sergei serhii serhiy siarhei
vladimir volodymyr wladimir uladzimir
nikolai mykola nikolay
dmitry dmitri dmytro dmitrij
mikhail mykhailo michail
andrei andrey andriy andrii
evgeny yevgeny yevhen yevgeni evgenii
pavel pavlo
pyotr petro petr piotr
vasily vasyl vassily
grigory hryhoriy hryhorii
konstantin kostyantyn kostiantyn
fyodor fedor
yulia julia iuliia yuliya
elena olena yelena
natalia nataliya natalya
ekaterina kateryna yekaterina
lukashenko lukashenka
joseph joe josef
william bill billy will
robert bob bobby rob
richard dick rick
james jim jimmy
john johnny jack
michael mike
anthony antony tony
thomas tom
edward ed ted eddie
daniel dan danny
david dave
stephen steven steve
christopher chris
benjamin binyamin ben
nicholas nick nicolas
matthew matt
timothy tim
donald don
ronald ron
kenneth ken
gregory greg
jeffrey jeff geoffrey
lawrence larry
charles charlie chuck
samuel sam
peter pete
patrick pat
alan allan allen
philip phillip phil
elizabeth liz beth
katherine catherine kathryn kate
deborah debbie
margaret maggie
susan sue
defense defence
center centre
labor labour
program programme
organization organisation
`

/** Every spelling of the name that a spelling belongs to; undefined where it is known in one only. */
export function otherSpellings(name: string): readonly string[] | undefined {
  return classes.get(name)
}

const classes: ReadonlyMap<string, readonly string[]> = new Map(
  lines
    .trim()
    .split("\n")
    .map((line) => line.split(" "))
    .flatMap((names) => names.map((name) => [name, names] as const)),
)
