namespace Search.Pipeline;

/// <summary>The abbreviations of several languages, without their last full stop.</summary>
/// <remarks>
/// One with a small first letter also stands for itself with a capital one. Parts that are written with a space between
/// them stand here without. What ends a sentence whenever a capital follows (etc., usw.) needs no place here.
/// </remarks>
internal static class AbbreviationLists
{
    public const string Leading =
        // English
        "Mr Mrs Ms Mx Dr Drs Prof Mt Ft Rev Hon Gen Col Capt Cmdr Lt Sgt Maj Adm Gov Sen Rep Pres Messrs Supt " +
        "vs cf viz approx resp incl e.g i.e a.k.a " +
        // German
        "Hr Fr Frl Dipl-Ing Ing Mag Hrsg prof dr ing bzw ca evtl ggf inkl exkl sog vgl z.B d.h u.a i.d.R s.o s.u v.a " +
        "z.T u.U i.A i.V bspw zzgl abzgl einschl geb gest verh ehem v.Chr n.Chr bes allg lat griech " +
        // French
        "M MM Mme Mmes Mlle Mlles Me Mgr Ste c-à-d c.-à-d p.ex éd boul apr av " +
        // Spanish
        "EE Sr Sra Sres Srta Srtas Dra D Dª Dña Ud Uds Vd Vds p.ej Excmo Excma Ilmo Gral Lic Arq aprox Avda Cía tel " +
        // Italian
        "sig sigg sig.ra sig.na dott dott.ssa dott.sse prof.ssa avv geom mons p.es " +
        // Portuguese
        "Profa Eng Exmo Exma Ilma V.Exa dr.ª sr.ª prof.ª " +
        // Dutch
        "dhr mevr mw drs ir mr ds bijv bv d.w.z d.m.v i.v.m m.b.t t.o.v t.a.v o.a m.n a.g.v n.a.v t.b.v excl";

    public const string BeforeNumber =
        "no nos nr nrs núm nº n num p pp pág págs pag pagg pgs fig figs abb tab eq eqs sec sect ch chap cap capp " +
        "vol vols bd art arts abs kap s ss str rn ziff par env lám ref cf ed blz hfst jan feb Mar jun jul aug " +
        "sep sept oct nov dec okt dez janv févr avr juil sett ott gen lug ago mrt tel ext exp max min";

    public const string Either =
        "Jr Sr Inc Ltd Co Corp Bros LLC Ph.D M.D B.A M.A B.Sc M.Sc U.S U.K U.S.A U.N D.C a.m p.m A.M P.M A.D B.C " +
        "B.C.E C.E GmbH Mio Mrd Mill Jh Jhd Std Min Tsd EE.UU S.A S.L a.C d.C Chr J.-C Ltda Lda Cia S.p.A S.r.l " +
        "N.V B.V Dept Univ Ave Blvd Rd Assn Esq St dept al hab Bf Hbf";

    /// <summary>Words after an ordinal number that is written with a full stop, as German does.</summary>
    public const string AfterOrdinal =
        "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember Jahrhundert " +
        "Jahrhunderts Jahrtausend Klasse Kapitel Auflage Stock Etage Platz Mal Semester Lebensjahr Geburtstag " +
        "Jahrestag Bundesliga Liga Woche Tag Sinfonie Symphonie Weltkrieg Spieltag Runde Stelle Bezirk " +
        "Armee Band Rang Grad";

    /// <summary>Words that begin sentences, but also surnames after an initial.</summary>
    public const string NameParticles = "Le La Los Las Lo Die Das";

    /// <summary>Words that often begin a sentence and are seldom part of a name.</summary>
    public const string Starters =
        "The This That These Those It He She They We You There Then When Where What Who Why How If But And So In On " +
        "At As For After Before While Since Although However His Her Its Their Our My Some Many Most All No Not " +
        "Der Die Das Den Dem Ein Eine Es Er Sie Wir Ich Ihr Aber Und Doch Dann Danach Dort Hier Im Am Zu Nach Bei " +
        "Mit Von Seit Als Wenn Weil Dieser Diese Dieses Später Heute " +
        "Le La Les Un Une Il Elle Ils Elles Nous Vous Je On Ce Cette Ces Mais Et Puis Alors Ensuite Dans " +
        "Après Avant Son Sa Ses " +
        "El Los Las Una Ella Ellos Nosotros Yo Pero Y Luego Entonces En Después Antes Este Esta Esto Era Fue Su Sus " +
        "Lo Gli I Noi Io Ma E Poi Allora Nel Nella Dopo Prima Questo Questa Suo Sua " +
        "O A Os As Um Uma Ele Ela Eles Nós Eu Mas Depois No Na Antes Isto Isso Seu " +
        "Het Een Hij Zij Ze Wij Ik Maar En Dan Daarna Daar Hier Bij Met Na Voor Dit Dat Deze";
}
