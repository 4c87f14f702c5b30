namespace StadKust.Preflight.Fonts;

/// <summary>Names of glyphs: the encodings that every reader knows by heart, and the character each name stands for.</summary>
/// <remarks>Source: ISO 32000-1, annex D; Adobe Glyph List (the names of Latin text, punctuation and signs).</remarks>
internal static class GlyphNames
{
    // @n sets the code of the next name; the others follow on.
    private const string StandardNames = """
        @32 space exclam quotedbl numbersign dollar percent ampersand quoteright parenleft parenright asterisk plus comma hyphen period slash zero one two
        three four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft
        backslash bracketright asciicircum underscore quoteleft a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde @161
        exclamdown cent sterling fraction yen florin section currency quotesingle quotedblleft guillemotleft guilsinglleft guilsinglright fi fl @177 endash
        dagger daggerdbl periodcentered @182 paragraph bullet quotesinglbase quotedblbase quotedblright guillemotright ellipsis perthousand @191 questiondown
        @193 grave acute circumflex tilde macron breve dotaccent dieresis @202 ring cedilla @205 hungarumlaut ogonek caron emdash @225 AE @227 ordfeminine
        @232 Lslash Oslash OE ordmasculine @241 ae @245 dotlessi @248 lslash oslash oe germandbls
        """;

    private const string WinAnsiNames = """
        @32 space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two
        three four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft
        backslash bracketright asciicircum underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde bullet
        Euro bullet quotesinglbase florin quotedblbase ellipsis dagger daggerdbl circumflex perthousand Scaron guilsinglleft OE bullet Zcaron bullet bullet
        quoteleft quoteright quotedblleft quotedblright bullet endash emdash tilde trademark scaron guilsinglright oe bullet zcaron Ydieresis space exclamdown
        cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot hyphen registered macron degree plusminus
        twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters
        questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis Eth
        Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave aacute
        acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis eth ntilde ograve oacute
        ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis
        """;

    private const string MacRomanNames = """
        @32 space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash zero one two
        three four five six seven eight nine colon semicolon less equal greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft
        backslash bracketright asciicircum underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde @128
        Adieresis Aring Ccedilla Eacute Ntilde Odieresis Udieresis aacute agrave acircumflex adieresis atilde aring ccedilla eacute egrave ecircumflex
        edieresis iacute igrave icircumflex idieresis ntilde oacute ograve ocircumflex odieresis otilde uacute ugrave ucircumflex udieresis dagger degree cent
        sterling section bullet paragraph germandbls registered copyright trademark acute dieresis @174 AE Oslash @177 plusminus @180 yen mu @187 ordfeminine
        ordmasculine @190 ae oslash questiondown exclamdown logicalnot @196 florin @199 guillemotleft guillemotright ellipsis space Agrave Atilde Otilde OE oe
        endash emdash quotedblleft quotedblright quoteleft quoteright divide @216 ydieresis Ydieresis fraction currency guilsinglleft guilsinglright fi fl
        daggerdbl periodcentered quotesinglbase quotedblbase perthousand Acircumflex Ecircumflex Aacute Edieresis Egrave Iacute Icircumflex Idieresis Igrave
        Oacute Ocircumflex @241 Ograve Uacute Ucircumflex Ugrave dotlessi circumflex tilde macron breve dotaccent ring cedilla hungarumlaut ogonek caron
        """;

    private const string Characters = """
        A=0041 AE=00C6 AEacute=01FC AEmacron=01E2 Aacute=00C1 Abreve=0102 Acaron=01CD Acircumflex=00C2 Adblgrave=0200 Adieresis=00C4 Adieresismacron=01DE
        Adotmacron=01E0 Agrave=00C0 Ainvertedbreve=0202 Amacron=0100 Aogonek=0104 Aring=00C5 Aringacute=01FA Atilde=00C3 B=0042 Bhook=0181 Btopbar=0182 C=0043
        Cacute=0106 Ccaron=010C Ccedilla=00C7 Ccircumflex=0108 Cdot=010A Cdotaccent=010A Chook=0187 D=0044 DZ=01F1 DZcaron=01C4 Dafrican=0189 Dcaron=010E
        Dcroat=0110 Delta=2206 Dhook=018A Dslash=0110 Dtopbar=018B Dz=01F2 Dzcaron=01C5 E=0045 Eacute=00C9 Ebreve=0114 Ecaron=011A Ecircumflex=00CA
        Edblgrave=0204 Edieresis=00CB Edot=0116 Edotaccent=0116 Egrave=00C8 Einvertedbreve=0206 Emacron=0112 Eng=014A Eogonek=0118 Eopen=0190 Ereversed=018E
        Esh=01A9 Eth=00D0 Euro=20AC Ezh=01B7 Ezhcaron=01EE Ezhreversed=01B8 F=0046 Fhook=0191 G=0047 Gacute=01F4 Gammaafrican=0194 Gbreve=011E Gcaron=01E6
        Gcedilla=0122 Gcircumflex=011C Gcommaaccent=0122 Gdot=0120 Gdotaccent=0120 Ghook=0193 Gstroke=01E4 H=0048 Hbar=0126 Hcircumflex=0124 I=0049 IJ=0132
        Iacute=00CD Ibreve=012C Icaron=01CF Icircumflex=00CE Idblgrave=0208 Idieresis=00CF Idot=0130 Idotaccent=0130 Igrave=00CC Iinvertedbreve=020A
        Imacron=012A Iogonek=012E Iotaafrican=0196 Istroke=0197 Itilde=0128 J=004A Jcircumflex=0134 K=004B Kcaron=01E8 Kcedilla=0136 Kcommaaccent=0136
        Khook=0198 L=004C LJ=01C7 Lacute=0139 Lcaron=013D Lcedilla=013B Lcommaaccent=013B Ldot=013F Ldotaccent=013F Lj=01C8 Lslash=0141 M=004D Mturned=019C
        N=004E NJ=01CA Nacute=0143 Ncaron=0147 Ncedilla=0145 Ncommaaccent=0145 Nhookleft=019D Nj=01CB Ntilde=00D1 O=004F OE=0152 Oacute=00D3 Obreve=014E
        Ocaron=01D1 Ocenteredtilde=019F Ocircumflex=00D4 Odblacute=0150 Odblgrave=020C Odieresis=00D6 Ograve=00D2 Ohorn=01A0 Ohungarumlaut=0150 Oi=01A2
        Oinvertedbreve=020E Omacron=014C Oogonek=01EA Oogonekmacron=01EC Oopen=0186 Oslash=00D8 Oslashacute=01FE Ostrokeacute=01FE Otilde=00D5 P=0050
        Phook=01A4 Q=0051 R=0052 Racute=0154 Rcaron=0158 Rcedilla=0156 Rcommaaccent=0156 Rdblgrave=0210 Rinvertedbreve=0212 S=0053 Sacute=015A Scaron=0160
        Scedilla=015E Schwa=018F Scircumflex=015C Scommaaccent=0218 T=0054 Tbar=0166 Tcaron=0164 Tcedilla=0162 Tcommaaccent=0162 Thook=01AC Thorn=00DE
        Tonefive=01BC Tonesix=0184 Tonetwo=01A7 Tretroflexhook=01AE U=0055 Uacute=00DA Ubreve=016C Ucaron=01D3 Ucircumflex=00DB Udblacute=0170 Udblgrave=0214
        Udieresis=00DC Udieresisacute=01D7 Udieresiscaron=01D9 Udieresisgrave=01DB Udieresismacron=01D5 Ugrave=00D9 Uhorn=01AF Uhungarumlaut=0170
        Uinvertedbreve=0216 Umacron=016A Uogonek=0172 Upsilonafrican=01B1 Uring=016E Utilde=0168 V=0056 Vhook=01B2 W=0057 Wcircumflex=0174 X=0058 Y=0059
        Yacute=00DD Ycircumflex=0176 Ydieresis=0178 Yhook=01B3 Z=005A Zacute=0179 Zcaron=017D Zdot=017B Zdotaccent=017B Zstroke=01B5 a=0061 aacute=00E1
        abreve=0103 acaron=01CE acircumflex=00E2 acute=00B4 adblgrave=0201 adieresis=00E4 adieresismacron=01DF adotmacron=01E1 ae=00E6 aeacute=01FD
        aemacron=01E3 afii00208=2015 afii08941=20A4 afii57636=20AA afii61573=202C afii61574=202D afii61575=202E agrave=00E0 ainvertedbreve=0203 allequal=224C
        amacron=0101 ampersand=0026 angle=2220 aogonek=0105 approaches=2250 approxequal=2248 approxequalorimage=2252 approximatelyequal=2245 aring=00E5
        aringacute=01FB asciicircum=005E asciitilde=007E asterisk=002A asteriskmath=2217 asterism=2042 asymptoticallyequal=2243 at=0040 atilde=00E3 b=0062
        backslash=005C bar=007C because=2235 braceleft=007B braceright=007D bracketleft=005B bracketright=005D breve=02D8 brokenbar=00A6 bstroke=0180
        btopbar=0183 bullet=2022 bulletoperator=2219 c=0063 cacute=0107 caron=02C7 ccaron=010D ccedilla=00E7 ccircumflex=0109 cdot=010B cdotaccent=010B
        cedilla=00B8 cent=00A2 chook=0188 circumflex=02C6 clickalveolar=01C2 clickdental=01C0 clicklateral=01C1 clickretroflex=01C3 colon=003A
        colonmonetary=20A1 colonsign=20A1 comma=002C congruent=2245 contourintegral=222E controlACK=0006 controlBEL=0007 controlBS=0008 controlCAN=0018
        controlCR=000D controlDC1=0011 controlDC2=0012 controlDC3=0013 controlDC4=0014 controlDEL=007F controlDLE=0010 controlEM=0019 controlENQ=0005
        controlEOT=0004 controlESC=001B controlETB=0017 controlETX=0003 controlFF=000C controlFS=001C controlGS=001D controlHT=0009 controlLF=000A
        controlNAK=0015 controlRS=001E controlSI=000F controlSO=000E controlSOT=0002 controlSTX=0001 controlSUB=001A controlSYN=0016 controlUS=001F
        controlVT=000B copyright=00A9 cruzeiro=20A2 currency=00A4 d=0064 dagger=2020 daggerdbl=2021 dblintegral=222C dbllowline=2017 dblverticalbar=2016
        dcaron=010F dcroat=0111 degree=00B0 deltaturned=018D dieresis=00A8 divide=00F7 divides=2223 divisionslash=2215 dmacron=0111 dollar=0024 dong=20AB
        dotaccent=02D9 dotlessi=0131 dtopbar=018C dz=01F3 dzcaron=01C6 e=0065 eacute=00E9 ebreve=0115 ecaron=011B ecircumflex=00EA edblgrave=0205
        edieresis=00EB edot=0117 edotaccent=0117 egrave=00E8 eight=0038 einvertedbreve=0207 element=2208 ellipsis=2026 emacron=0113 emdash=2014 emptyset=2205
        endash=2013 eng=014B eogonek=0119 equal=003D equivalence=2261 eshreversedloop=01AA eth=00F0 eturned=01DD euro=20AC exclam=0021 exclamdbl=203C
        exclamdown=00A1 existential=2203 ezhcaron=01EF ezhreversed=01B9 ezhtail=01BA f=0066 ff=FB00 ffi=FB03 ffl=FB04 fi=FB01 figuredash=2012 five=0035
        fl=FB02 florin=0192 forall=2200 four=0034 fraction=2044 franc=20A3 g=0067 gacute=01F5 gbreve=011F gcaron=01E7 gcedilla=0123 gcircumflex=011D
        gcommaaccent=0123 gdot=0121 gdotaccent=0121 geometricallyequal=2251 germandbls=00DF glottalinvertedstroke=01BE gradient=2207 grave=0060 greater=003E
        greaterequal=2265 greateroverequal=2267 gstroke=01E5 guillemotleft=00AB guillemotright=00BB guilsinglleft=2039 guilsinglright=203A h=0068 hbar=0127
        hcircumflex=0125 horizontalbar=2015 hungarumlaut=02DD hv=0195 hyphen=002D hyphentwo=2010 i=0069 iacute=00ED ibreve=012D icaron=01D0 icircumflex=00EE
        idblgrave=0209 idieresis=00EF igrave=00EC iinvertedbreve=020B ij=0133 imacron=012B imageorapproximatelyequal=2253 increment=2206 infinity=221E
        integral=222B intersection=2229 iogonek=012F itilde=0129 j=006A jcaron=01F0 jcircumflex=0135 k=006B kcaron=01E9 kcedilla=0137 kcommaaccent=0137
        kgreenlandic=0138 khook=0199 l=006C lacute=013A lambdastroke=019B lbar=019A lcaron=013E lcedilla=013C lcommaaccent=013C ldot=0140 ldotaccent=0140
        less=003C lessequal=2264 lessoverequal=2266 lira=20A4 lj=01C9 logicaland=2227 logicalnot=00AC logicalor=2228 longs=017F lslash=0142 m=006D macron=00AF
        middot=00B7 minus=2212 minusplus=2213 minute=2032 mu=00B5 mu1=00B5 muchgreater=226B muchless=226A multiply=00D7 n=006E nabla=2207 nacute=0144
        napostrophe=0149 nbspace=00A0 ncaron=0148 ncedilla=0146 ncommaaccent=0146 newsheqelsign=20AA nine=0039 nj=01CC nlegrightlong=019E
        nonbreakingspace=00A0 notcontains=220C notelement=2209 notelementof=2209 notequal=2260 notgreater=226F notidentical=2262 notless=226E notparallel=2226
        ntilde=00F1 numbersign=0023 o=006F oacute=00F3 obreve=014F ocaron=01D2 ocircumflex=00F4 odblacute=0151 odblgrave=020D odieresis=00F6 oe=0153
        ogonek=02DB ograve=00F2 ohorn=01A1 ohungarumlaut=0151 oi=01A3 oinvertedbreve=020F omacron=014D one=0031 onedotenleader=2024 onehalf=00BD
        onequarter=00BC onesuperior=00B9 oogonek=01EB oogonekmacron=01ED ordfeminine=00AA ordmasculine=00BA orthogonal=221F oslash=00F8 oslashacute=01FF
        ostrokeacute=01FF otilde=00F5 overline=203E overscore=00AF p=0070 paragraph=00B6 parallel=2225 parenleft=0028 parenright=0029 partialdiff=2202
        percent=0025 period=002E periodcentered=00B7 perthousand=2030 peseta=20A7 phook=01A5 plus=002B plusminus=00B1 primereversed=2035 product=220F
        proportion=2237 proportional=221D q=0071 question=003F questiondown=00BF quotedbl=0022 quotedblbase=201E quotedblleft=201C quotedblright=201D
        quoteleft=2018 quoteleftreversed=201B quotereversed=201B quoteright=2019 quoterightn=0149 quotesinglbase=201A quotesingle=0027 r=0072 racute=0155
        radical=221A ratio=2236 rcaron=0159 rcedilla=0157 rcommaaccent=0157 rdblgrave=0211 referencemark=203B registered=00AE reversedtilde=223D
        rightangle=221F ring=02DA rinvertedbreve=0213 s=0073 sacute=015B scaron=0161 scedilla=015F scircumflex=015D scommaaccent=0219 second=2033 section=00A7
        semicolon=003B seven=0037 sfthyphen=00AD sheqel=20AA sheqelhebrew=20AA similar=223C six=0036 slash=002F slong=017F softhyphen=00AD space=0020
        spacehackarabic=0020 sterling=00A3 suchthat=220B summation=2211 t=0074 tbar=0167 tcaron=0165 tcedilla=0163 tcommaaccent=0163 thereexists=2203
        therefore=2234 thook=01AD thorn=00FE three=0033 threequarters=00BE threesuperior=00B3 tilde=02DC tildeoperator=223C tonefive=01BD tonesix=0185
        tonetwo=01A8 tpalatalhook=01AB trademark=2122 two=0032 twodotenleader=2025 twodotleader=2025 twostroke=01BB twosuperior=00B2 u=0075 uacute=00FA
        ubreve=016D ucaron=01D4 ucircumflex=00FB udblacute=0171 udblgrave=0215 udieresis=00FC udieresisacute=01D8 udieresiscaron=01DA udieresisgrave=01DC
        udieresismacron=01D6 ugrave=00F9 uhorn=01B0 uhungarumlaut=0171 uinvertedbreve=0217 umacron=016B underscore=005F underscoredbl=2017 union=222A
        universal=2200 uogonek=0173 uring=016F utilde=0169 v=0076 verticalbar=007C w=0077 wcircumflex=0175 won=20A9 wynn=01BF x=0078 y=0079 yacute=00FD
        ycircumflex=0177 ydieresis=00FF yen=00A5 yhook=01B4 yr=01A6 z=007A zacute=017A zcaron=017E zdot=017C zdotaccent=017C zero=0030 zstroke=01B6
        """;

    private static readonly Dictionary<string, int> Unicodes = Words(Characters)
        .ToDictionary(w => w[..w.IndexOf('=', StringComparison.Ordinal)], w => Convert.ToInt32(w[(w.IndexOf('=', StringComparison.Ordinal) + 1)..], 16), StringComparer.Ordinal);

    public static IReadOnlyList<string?> Standard { get; } = Encoding(StandardNames);

    public static IReadOnlyList<string?> WinAnsi { get; } = Encoding(WinAnsiNames);

    public static IReadOnlyList<string?> MacRoman { get; } = Encoding(MacRomanNames);

    /// <returns>Null for a name that says nothing: "g12", "c5".</returns>
    public static int? Unicode(string name)
    {
        if (Unicodes.TryGetValue(name, out var code))
        {
            return code;
        }

        var dot = name.IndexOf('.', StringComparison.Ordinal);
        if (dot > 0)
        {
            return Unicode(name[..dot]);
        }

        var hex = name.StartsWith("uni", StringComparison.Ordinal) && name.Length >= 7 ? name.AsSpan(3, 4) : name.StartsWith('u') && name.Length is >= 5 and <= 7 ? name.AsSpan(1) : default;
        return !hex.IsEmpty && int.TryParse(hex, System.Globalization.NumberStyles.AllowHexSpecifier, null, out var said) ? said : null;
    }

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static string?[] Encoding(string names)
    {
        var encoding = new string?[256];
        var code = 0;
        foreach (var word in Words(names))
        {
            if (word[0] == '@' && word.Length > 1)
            {
                code = int.Parse(word.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
            }
            else
            {
                encoding[code++] = word;
            }
        }

        return encoding;
    }
}
