// Command verifier checks Garant's logs and proofs with other people's code:
// golang.org/x/mod/sumdb/note opens the signatures and golang.org/x/mod/sumdb/tlog does the hashing.
//
//	verifier log DIR VKEY [ORIGIN]                            checkpoint, tiles and entry bundles under DIR
//	verifier proof FILE ENTRYFILE VKEY [ORIGIN]               an inclusion proof (.tlog-proof) for the bytes of ENTRYFILE
//	verifier consistency FILE VKEY OLDCHECKPOINT [ORIGIN]     a consistency proof from the checkpoint in OLDCHECKPOINT
//	verifier cosigned FILE VKEY WITNESSKEY [ORIGIN]           a checkpoint that a witness cosigned
//
// ORIGIN is the origin line that the checkpoint must have; without it, the key's name.
//
// It exits with 0 if all is well, with 1, after one line that says why, if anything at all is not, and with 2 if it was not understood.
// It trusts no hash that it was given: every one is computed again from the entries. In particular it does not use
// tlog.TileHashReader, which left tiles unchecked before golang.org/x/mod 0.40.0 (CVE-2026-56865).
package main

import (
	"errors"
	"fmt"
	"os"
)

var errUsage = errors.New("usage: verifier log DIR VKEY [ORIGIN] | proof FILE ENTRYFILE VKEY [ORIGIN] | consistency FILE VKEY OLDCHECKPOINT [ORIGIN] | cosigned FILE VKEY WITNESSKEY [ORIGIN]")

func main() {
	said, err := run(os.Args[1:])
	if err == errUsage {
		fmt.Println(err)
		os.Exit(2)
	}
	if err != nil {
		fmt.Println("rejected:", err)
		os.Exit(1)
	}
	fmt.Println("accepted:", said)
}

func run(args []string) (string, error) {
	origin := ""
	switch {
	case len(args) == 5 && args[0] != "log":
		origin = args[4]
	case len(args) == 4 && args[0] == "log":
		origin = args[3]
	case len(args) == 4 && args[0] != "log":
	case len(args) == 3 && args[0] == "log":
	default:
		return "", errUsage
	}
	switch args[0] {
	case "log":
		return verifyLog(args[1], args[2], origin)
	case "proof":
		return verifyProof(args[1], args[2], args[3], origin)
	case "consistency":
		return verifyConsistency(args[1], args[2], args[3], origin)
	case "cosigned":
		return verifyCosigned(args[1], args[2], args[3], origin)
	}
	return "", errUsage
}
